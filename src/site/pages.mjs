// Writes the pages of the site to target/pages: the Markdown of the repository with its links turned to the site, the theory split by
// statement, and the gallery split by figure.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path/posix';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { anchorsOf, changedWords } from './markdown.mjs';
import { elsewhere, home, sections, shortTitles } from './contents.mjs';
import manifest from './package.json' with { type: 'json' };

const root = '../..';
const out = 'target/pages';
const read = (file) => readFileSync(join(root, file), 'utf8');
const list = (folder, ending) => readdirSync(join(root, folder)).filter((name) => name.endsWith(ending)).sort();

/** The page of the site that shows a file of the repository, or with an anchor a part of it. */
const places = new Map(Object.entries(elsewhere));
/** What is written: the path of a page, its source, from which its links are resolved, and its text. */
const pages = [];
const menu = [];

function add(place, source, text) {
  pages.push({ place, source, text });
}

// 1. Pages that are shown as they are.
add('/index', home, read(home));
for (const section of sections) {
  const items = [];
  if (section.index) {
    places.set(section.index, `/${section.folder}/`);
    add(`/${section.folder}/index`, section.index, read(section.index));
  }
  for (const source of section.pages) {
    const name = basename(source) === 'README.md' ? basename(dirname(source)) : basename(source, '.md').toLowerCase();
    const place = `/${section.folder}/${name}`;
    const text = withTitle(read(source), source);
    places.set(source, place);
    add(place, source, text);
    items.push({ text: shortTitles[source] ?? title(text), link: place });
  }
  menu.push({ text: section.title, folder: section.folder, items });
}

const forgotten = list('docs', '.md').map((name) => `docs/${name}`)
  .filter((source) => !places.has(source) && !sections.some((section) => section.index === source));
if (forgotten.length > 0) {
  throw new Error(`not in contents.mjs: ${forgotten.join(', ')}`);
}

function title(text) {
  return text.match(/^# (.*)$/m)[1].replaceAll('`', '');
}

/** A paper for a journal has its title in its head, and its references in a file beside it. */
function withTitle(text, source) {
  const head = text.match(/^---\n([\s\S]*?)\n---\n/);
  if (!head) {
    return text;
  }
  const works = new Map();
  for (const [, key, fields] of read(join(dirname(source), 'paper.bib')).matchAll(/^@\w+\{([^,]+),\n([\s\S]*?)\n\}/gm)) {
    const field = (name) => fields.match(new RegExp(`^  ${name} = \\{(.*?)\\},?$`, 'm'))?.[1].replaceAll(/\{\\\W? ?(\w)\}|[{}]/g, '$1') ?? '';
    const authors = field('author').split(' and ').map((author) => author.split(', ')[0]);
    works.set(key, {
      name: authors.length > 2 ? `${authors[0]} et al.` : authors.join(' and '),
      year: field('year'),
      entry: `- ${authors.join(', ')} (${field('year')}): *${field('title')}*${[field('booktitle') || field('journal'), field('volume'),
        field('pages').replace('--', '–'), field('eprint') && `arXiv:${field('eprint')}`].filter(Boolean).map((part) => ` ${part}`).join('')}`,
    });
  }
  const body = text.slice(head[0].length)
    .replaceAll(/^# /gm, '## ')
    .replaceAll(/\[(@[^\]]+)\]/g, (_, keys) => `(${keys.split('; ').map((key) => works.get(key.slice(1))).map((w) => `${w.name} ${w.year}`).join('; ')})`)
    .replaceAll(/@([a-z]+\d*)/g, (_, key) => `${works.get(key).name} (${works.get(key).year})`);
  return `# ${head[1].match(/^title: *['"]?(.*?)['"]?$/m)[1]}\n${body}\n${[...works.values()].map((w) => w.entry).sort().join('\n')}\n`;
}

// 2. The theory: an overview by chapters, and a page for each group of statements with its derivations, code, tests and figures.
const statements = new Map();
const map = read('docs/equations.md');
for (const [, id, name, page] of map.matchAll(/^\| (T\d+) \| \[(.*?)\]\((theory\/.*?)\)/gm)) {
  statements.set(id, { id, name: name.replace(' ★', ''), source: `docs/${page}`, place: `/theory/${basename(page, '.md')}` });
}
for (const { source, place } of statements.values()) {
  places.set(source, place);
}
const [mapHead, ...mapSections] = map.split(/^(?=## T\d+ · )/m);
const details = new Map(mapSections.map((text) => [text.match(/^## (T\d+)/)[1], text.replace(/^## .*\n/, '')]));
add('/theory/map', 'docs/equations.md', mapHead.replaceAll(/^Written by[\s\S]*?\n\n/gm, ''));
for (const id of details.keys()) {
  const anchor = [...anchorsOf(map)].find((a) => a.startsWith(`${id.toLowerCase()}-`));
  places.set(`docs/equations.md#${anchor}`, `${statements.get(id).place}#${id.toLowerCase()}-in-the-code`);
}

const chapters = read('docs/theory.md').split(/^(?=# )/m).filter((text) => text.trim());
const chapterItems = [];
chapters.forEach((text, i) => {
  const name = i === 0 ? 'index' : anchorsOf(text).values().next().value;
  const place = `/theory/${name === 'index' ? '' : name}`;
  for (const anchor of anchorsOf(text)) {
    places.set(`docs/theory.md#${anchor}`, `${place}#${anchor}`);
  }
  add(`/theory/${name}`, 'docs/theory.md', text.replaceAll(/^### /gm, '## '));
  // A statement without a page of its own is shown where the chapter states it.
  const items = [...text.matchAll(/^### (T\d+) · (.*)$/gm)].map(([, id, name]) => ({
    text: `${id} · ${(statements.get(id)?.name ?? name).replaceAll(/\$\\?(.*?)\$/g, '$1').replace('alpha', 'α')}`,
    link: statements.get(id)?.place ?? place,
  }));
  chapterItems.push({ text: i === 0 ? 'All statements' : title(text), link: place, items, collapsed: i === 0 ? undefined : true });
});

const derivations = list('docs/derivations', '.md').filter((name) => name !== 'README.md');
const captions = new Map(list('paper-figures/out', '.md').map((file) => [basename(file, '.md'), read(`paper-figures/out/${file}`)]));
const about = (caption) => (caption.match(/^\| statements \| (.*?) \|$/m)?.[1] ?? '').match(/T\d+/g) ?? [];

for (const source of new Set([...statements.values()].map((s) => s.source))) {
  const here = [...statements.values()].filter((s) => s.source === source);
  const ids = here.map((s) => s.id);
  add(here[0].place, source, read(source));
  const extra = [];
  const derived = derivations.filter((name) => ids.includes(name.match(/^T\d+/)[0]));
  if (derived.length > 0) {
    extra.push(['docs/derivations/README.md', '\n## Derivation\n']);
  }
  for (const name of derived) {
    const text = read(`docs/derivations/${name}`);
    places.set(`docs/derivations/${name}`, `${here[0].place}#derivation`);
    const body = text.replace(/^# .*\n\nWritten by.*\n/, '');
    extra.push([`docs/derivations/${name}`, `\n<details><summary>${title(text)}</summary>\n\n${body}\n</details>\n`]);
  }
  for (const { id } of here) {
    extra.push(['docs/equations.md', `\n## ${id} in the code\n\n<details><summary>Methods, tests and reference values</summary>\n\n${details.get(id).trim()}\n\n</details>\n`]);
  }
  const figures = [...captions].filter(([, caption]) => about(caption).some((id) => ids.includes(id)));
  if (figures.length > 0) {
    extra.push(['paper-figures/out/x.md', `\n## Figures of ${ids.join(', ')}\n\n${figures.map(([name, caption]) => `[![${title(caption)}](${name}.png)](${name}.md)`).join('\n')}\n`]);
  }
  pages.at(-1).extra = extra;
}
menu.find((m) => m.folder === 'theory').items = [
  ...chapterItems,
  { text: 'From equation to code', link: '/theory/map' },
  { text: 'Explanation and studies', link: menu.find((m) => m.folder === 'theory').items[0].link, items: menu.find((m) => m.folder === 'theory').items },
];

// 3. The gallery: a page for each figure, and one of thumbnails.
const gallery = read('paper-figures/README.md');
const order = [...gallery.matchAll(/^!\[.*?\]\(out\/(.*?)\.png\)$/gm)].map((m) => m[1]);
mkdirSync(join(out, '..'), { recursive: true });
rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, 'public/figures'), { recursive: true });
for (const name of order) {
  const source = `paper-figures/out/${name}.md`;
  places.set(source, `/gallery/${name}`);
  places.set(`paper-figures/out/${name}.csv`, `/figures/${name}.csv.gz`);
  for (const ending of ['png', 'svg']) {
    places.set(`paper-figures/out/${name}.${ending}`, `/figures/${name}.png`);
  }
  // A palette of 256 colours halves the size: a drawing has few, and shades of them at the edges of lines.
  await sharp(join(root, `paper-figures/out/${name}.png`)).png({ palette: true, effort: 10, dither: 0 }).toFile(join(out, `public/figures/${name}.png`));
  writeFileSync(join(out, `public/figures/${name}.csv.gz`), gzipSync(readFileSync(join(root, `paper-figures/out/${name}.csv`)), { level: 9 }));
  const text = captions.get(name).replace(
    /^\| files \|.*$/m,
    `| files | [PNG](${name}.png), [all plotted numbers (CSV, gzip)](${name}.csv) |`,
  ).replaceAll(/T\d+/g, (id, at, whole) => (/^\| statements \|/.test(whole.slice(whole.lastIndexOf('\n', at) + 1)) && statements.has(id)
    ? `[${id}](../../${statements.get(id).source})` : id));
  add(`/gallery/${name}`, source, text);
}
const thumbnails = order.map((name) => `<a href="${link(`/gallery/${name}.html`)}"><img src="${link(`/figures/${name}.png`)}" alt="" loading="lazy"><span>${plain(title(captions.get(name)))}</span></a>`);
const galleryHead = gallery.slice(0, gallery.indexOf(`\n## ${title(captions.get(order[0]))}`));
const [intro, ...howTo] = galleryHead.split(/^(?=## )/m);
add('/gallery/index', 'paper-figures/README.md', `${intro}\n<div class="gallery">\n${thumbnails.join('\n')}\n</div>\n\n${howTo.join('')}`);

function plain(text) {
  return text.replaceAll(/\$(.*?)\$/g, '$1').replaceAll('\\', '');
}

function link(path) {
  return manifest.config.base.replace(/\/$/, '') + path;
}

// 4. The reference of the command is what its help says.
const help = existsSync('target/help.md') ? readFileSync('target/help.md', 'utf8') : undefined;
if (help) {
  add('/reference/command', 'docs/command.md', help);
  menu.find((m) => m.folder === 'reference').items.unshift({ text: 'The command', link: '/reference/command' });
}
menu.find((m) => m.folder === 'reference').items.push({ text: 'Javadoc', link: '/api/index.html', target: '_self' });

/** The titles of the pages, for links that name a file. */
const titles = new Map(pages.map(({ place, text }) => [place.replace(/\/index$/, '/'), title(text)]));

/** Turns the links of a text to the site. A link to a file that the site does not have becomes one to the repository, or plain words. */
function rewritten(text, source) {
  return changedWords(text, (words) => linksRewritten(words, source));
}

function linksRewritten(text, source) {
  return text.replaceAll(
    /(!?)\[((?:[^[\]]|!?\[[^\]]*\](?:\([^()\s]*\))?)*)\]\(([^()\s]+)\)|<img src="([^"]+)"/g,
    (whole, image, words, target, src) => {
      if (src) {
        return `<img src="${src.startsWith('/') ? src : place(src, source)}"`;
      }
      const named = /^`?[\w.-]+\.md`?$/.test(words) && titles.get(places.get(normalize(join(dirname(source), target.split('#')[0]))));
      const inner = named || linksRewritten(words, source);
      const there = /^https?:/.test(target) ? target : place(target, source);
      return there ? `${image}[${inner}](${there})${there.startsWith('/api/') ? '{target="_self"}' : ''}` : inner;
    },
  );
}

function place(target, source) {
  const [path, anchor] = target.split('#');
  if (!path) {
    return places.get(`${source}#${anchor}`) ?? target;
  }
  const file = normalize(join(dirname(source), path));
  if (file.startsWith('api/') || file.includes('/apidocs/')) {
    return `/api/${basename(file)}`;
  }
  const whole = places.get(file);
  if (whole) {
    const part = anchor && (places.get(`${file}#${anchor}`) ?? `${whole}#${anchor}`);
    return part ?? whole;
  }
  return manifest.config.repository && `${manifest.config.repository}/${file}`;
}

for (const { place: path, source, text, extra = [] } of pages) {
  const file = join(out, `${path}.md`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, [[source, text], ...extra].map(([from, part]) => rewritten(part, from)).join(''));
}
writeFileSync('target/menu.json', JSON.stringify(menu, null, 1));
console.log(`${pages.length} pages`);
