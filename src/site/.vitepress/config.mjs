import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitepress';
import { slug } from '../markdown.mjs';
import manifest from '../package.json' with { type: 'json' };

const menu = JSON.parse(readFileSync(new URL('../target/menu.json', import.meta.url), 'utf8'));

export default defineConfig({
  title: 'neural-quanta',
  description: 'Exact values, proven bounds and closed forms of the quantization theory of neural scaling',
  lang: 'en-GB',
  base: manifest.config.base,
  srcDir: 'target/pages',
  outDir: 'target/site',
  cacheDir: 'target/cache',
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  // The Javadoc is added after the build; its links are checked in the browser.
  ignoreDeadLinks: [/^\/api\//],
  markdown: {
    math: true,
    // Anchors as on GitHub, so that the links between pages hold in both places.
    anchor: {
      slugify: slug,
      getTokensText: (tokens) =>
        tokens.filter((t) => ['text', 'code_inline', 'math_inline'].includes(t.type)).map((t) => t.content).join(''),
    },
  },
  themeConfig: {
    nav: menu.map(({ text, folder, items }) => ({
      text,
      link: folder === 'learn' ? items[0].link : `/${folder}/`,
      activeMatch: `^/${folder}/`,
    })),
    sidebar: Object.fromEntries(menu.map(({ text, folder, items }) => [
      `/${folder}/`,
      folder === 'learn' || folder === 'theory'
        ? [{ text, items }]
        : [{ text, link: `/${folder}/`, items }],
    ])),
    outline: { level: [2, 3] },
    search: { provider: 'local' },
    docFooter: { prev: false, next: false },
  },
});
