import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitepress';
import { slug } from '../markdown.mjs';
import { mathmlRenderer } from '../mathml.mjs';
import manifest from '../package.json' with { type: 'json' };

const menu = JSON.parse(readFileSync(new URL('../target/menu.json', import.meta.url), 'utf8'));

const closed = ({ text, link, target }) => ({ text, link, target });

/** On the pages of a chapter the menu lists these, and of the other chapters the names. */
function chapterMenus(text, items, chapter) {
  const shown = items.map((item) => (item === chapter ? { ...item, collapsed: false } : closed(item)));
  return [chapter, ...chapter.items].filter(({ link }) => link).map(({ link }) => [link, [{ text, items: shown }]]);
}

export default defineConfig({
  title: 'neural-quanta',
  description: 'Exact values, proven bounds and closed forms of the quantization theory of neural scaling',
  lang: 'en-GB',
  base: manifest.config.base,
  srcDir: 'target/pages',
  outDir: 'target/site',
  cacheDir: 'target/cache',
  // The menus are in one file and not in every page.
  metaChunk: true,
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  // The Javadoc is added after the build; its links are checked in the browser.
  ignoreDeadLinks: [/^\/api\//],
  // Every page is loaded whole (theme/index.mjs), so that the site need not have the text of each page a second time, as a script.
  router: { prefetchLinks: false },
  buildEnd: ({ outDir }) => {
    const assets = join(outDir, 'assets');
    readdirSync(assets).filter((name) => /\.md\.[^.]+\.js$/.test(name)).forEach((name) => rmSync(join(assets, name)));
  },
  markdown: {
    // The extension finds the formulas; what it draws of them would be ten times as large.
    math: true,
    languageAlias: { jshell: 'java' },
    config: mathmlRenderer,
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
    sidebar: Object.fromEntries(menu.flatMap(({ text, folder, items }) => {
      const whole = [`/${folder}/`, [{ text, link: folder === 'learn' ? undefined : `/${folder}/`, items: items.map(closed) }]];
      return [...items.filter((item) => item.items?.length > 0).flatMap((chapter) => chapterMenus(text, items, chapter)), whole];
    })),
    outline: { level: [2, 3] },
    search: {
      provider: 'local',
      options: {
        disableDetailedView: true,
        // Steps of proofs and names of tests are not what people search for.
        _render: (source, env, markdown) => markdown.render(source.replaceAll(/<details>[\s\S]*?<\/details>/g, ''), env),
      },
    },
    docFooter: { prev: false, next: false },
  },
});
