// Formulas as MathML, which browsers set themselves: a tenth of the size of drawn ones, and readable by screen readers.
import { liteAdaptor } from 'mathjax-full/js/adaptors/liteAdaptor.js';
import { STATE } from 'mathjax-full/js/core/MathItem.js';
import { SerializedMmlVisitor } from 'mathjax-full/js/core/MmlTree/SerializedMmlVisitor.js';
import { RegisterHTMLHandler } from 'mathjax-full/js/handlers/html.js';
import { TeX } from 'mathjax-full/js/input/tex.js';
import { AllPackages } from 'mathjax-full/js/input/tex/AllPackages.js';
import { mathjax } from 'mathjax-full/js/mathjax.js';

RegisterHTMLHandler(liteAdaptor());
const visitor = new SerializedMmlVisitor();
const tex = new TeX({
  packages: AllPackages.filter((name) => name !== 'bussproofs' && name !== 'noerrors' && name !== 'noundefined'),
  formatError: (_, error) => {
    throw error;
  },
});
const page = mathjax.document('', { InputJax: tex });

/** The MathML of a formula on one line; an error where it is no TeX. */
export function mathml(formula, display) {
  return visitor
    .visitTree(page.convert(formula, { display, end: STATE.CONVERT }))
    .replaceAll(/\n\s*/g, '')
    .replaceAll(/ data-mjx-[a-z]+="[^"]*"| data-latex="[^"]*"| xmlns="[^"]*"/g, '')
    .replaceAll(/&#x([0-9A-F]+);/g, (entity, code) => (['26', '3C', '3E'].includes(code) ? entity : String.fromCodePoint(parseInt(code, 16))))
    .replaceAll(/<mstyle scriptlevel="0">(<mspace width="[^"]*")><\/mspace><\/mstyle>/g, '$1/>');
}

/** Has MarkdownIt write formulas so, wherever it has found them. */
export function mathmlRenderer(markdown) {
  for (const [rule, display] of [['math_inline', false], ['math_block', true]]) {
    markdown.renderer.rules[rule] = (tokens, index) => {
      const { content } = tokens[index];
      const set = mathml(content, display);
      // On a narrow screen a long formula scrolls by itself.
      return display || content.length > 40 ? `<span v-pre class="formula${display ? ' displayed' : ''}">${set}</span>` : set.replace('<math', '<math v-pre');
    };
  }
}
