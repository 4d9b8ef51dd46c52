// How Markdown is read: code and formulas are not words, and headings have the anchors that they have on GitHub.
const FENCED = '^[ \\t]*(?<fence>`{3,})[^`\\n]*\\n[\\s\\S]*?^[ \\t]*\\k<fence>`*[ \\t]*$';
const CODE = '(?<!`)(?<ticks>`+)(?!`)(?:[\\s\\S](?!\\n[ \\t]*\\n))+?(?<!`)\\k<ticks>(?!`)';
const FORMULA = '\\$\\$[\\s\\S]+?\\$\\$|(?<!\\\\)\\$(?:[^$\\\\\\n]|\\\\.|\\n(?!\\s*\\n))+?\\$';
const NO_WORDS = new RegExp(`${FENCED}|${CODE}|${FORMULA}`, 'gm');

/** A text whose words were changed, and whose code and formulas were not. */
export function changedWords(text, change) {
  const kept = [];
  const words = text.replaceAll(NO_WORDS, (part) => `\uE000${kept.push(part) - 1}\uE001`);
  return change(words).replaceAll(/\uE000(\d+)\uE001/g, (_, index) => kept[index]);
}

export function slug(heading) {
  return heading
    .trim()
    .replaceAll(/\]\([^)]*\)/g, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_\- ]/gu, '')
    .replaceAll(' ', '-');
}

/** The anchors of a page in the order of its headings. */
export function anchorsOf(text) {
  const anchors = new Set();
  for (const [, heading] of text.replaceAll(new RegExp(FENCED, 'gm'), '').matchAll(/^#{1,6} +(.*?) *$/gm)) {
    const anchor = slug(heading);
    let unique = anchor;
    for (let again = 1; anchors.has(unique); again++) {
      unique = `${anchor}-${again}`;
    }
    anchors.add(unique);
  }
  return anchors;
}
