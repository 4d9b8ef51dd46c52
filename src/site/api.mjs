// Puts the Javadoc beside the pages, with its formulas set.
import { appendFileSync, cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mathml } from './mathml.mjs';
import manifest from './package.json' with { type: 'json' };

const api = '../../target/reports/apidocs';
if (!existsSync(`${api}/index.html`)) {
  throw new Error(`no Javadoc in ${api}: npm run build makes it`);
}
const out = 'target/site/api';
const SCRIPT = 'tex-svg-full.js';
rmSync(out, { recursive: true, force: true });
cpSync(api, out, { recursive: true });

const ENTITIES = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&#39;': "'" };

function set(html, display) {
  const tex = html.replaceAll(/&(?:lt|gt|amp|quot|#39);/g, (entity) => ENTITIES[entity]);
  return mathml(tex, display);
}

// The script that would set the formulas in the browser is larger than all pages that have one.
rmSync(join(out, 'script-files', SCRIPT));
for (const name of readdirSync(out, { recursive: true }).filter((file) => file.endsWith('.html'))) {
  const page = readFileSync(join(out, name), 'utf8')
    .replaceAll(new RegExp(`<script [^>]*src="[^"]*${SCRIPT}"[^>]*></script>\\n?`, 'g'), '')
    .replace(/<ul id="navbar-top-firstrow"[^>]*>/, `$&\n<li><a href="${manifest.config.base}index.html">Site</a></li>`)
    .replaceAll(/\\\(([\s\S]+?)\\\)/g, (_, tex) => set(tex, false))
    .replaceAll(/\\\[([\s\S]+?)\\]/g, (_, tex) => set(tex, true));
  writeFileSync(join(out, name), page);
}

// On a narrow screen a long formula scrolls by itself.
appendFileSync(join(out, 'resource-files/stylesheet.css'), `
math[display="block"] { overflow-x: auto; overflow-y: hidden; padding: 2px 0; }
th[scope="row"] { text-align: left; }
`);
