// Serves the site and opens every page in headless Chromium: no error in the console, no dead link or anchor, no formula that was not set,
// no request to another machine, no page wider than its window. Screenshots of six pages in two widths go to target/screenshots.
import { createServer } from 'node:http';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import puppeteer from 'puppeteer-core';
import manifest from './package.json' with { type: 'json' };

const site = resolve('target/site');
const base = manifest.config.base;
const LIMIT = 20e6;
const SHOWN = ['index', 'learn/start', 'theory/T08-universality', 'gallery/index', 'reference/command', 'quality/index'];
const WIDTHS = [1400, 420];
const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.png': 'image/png', '.svg': 'image/svg+xml',
  '.json': 'application/json', '.gz': 'application/gzip', '.woff2': 'font/woff2',
};

const files = readdirSync(site, { recursive: true }).filter((name) => statSync(join(site, name)).isFile());
const pages = files.filter((name) => name.endsWith('.html') && !name.startsWith('api/') && name !== '404.html');
const faults = [];

const size = files.reduce((sum, name) => sum + statSync(join(site, name)).size, 0);
console.log(`${pages.length} pages, ${(size / 1e6).toFixed(1)} MB`);
if (size > LIMIT) {
  faults.push(`the site has ${size} bytes, more than ${LIMIT}`);
}

const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname).slice(base.length);
  const file = join(site, path === '' || path.endsWith('/') ? `${path}index.html` : path);
  if (!file.startsWith(site) || !existsSync(file) || !statSync(file).isFile()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file));
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const origin = `http://127.0.0.1:${server.address().port}`;

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const tab = await browser.newPage();
let at = '';
tab.on('console', (message) => message.type() === 'error' && faults.push(`${at}: console: ${message.text()}`));
tab.on('pageerror', (error) => faults.push(`${at}: ${error.message}`));
tab.on('requestfailed', (request) => faults.push(`${at}: failed: ${request.url()}`));
tab.on('request', (request) => /^(data|blob):/.test(request.url()) || request.url().startsWith(origin)
  || faults.push(`${at}: request to ${request.url()}`));

/** What a page has: its links, its anchors, and the TeX that a reader would see. */
const look = () => ({
  links: [...document.querySelectorAll('a[href]')].map((a) => a.href),
  anchors: [...document.querySelectorAll('[id]')].map((element) => element.id),
  unset: [
    ...[...document.querySelectorAll('merror')].map((element) => element.textContent),
    ...[...document.querySelectorAll('.vp-doc :is(p, li, td, th, h1, h2, h3, summary)')]
      .map((element) => {
        const copy = element.cloneNode(true);
        copy.querySelectorAll('code, math').forEach((inner) => inner.remove());
        return copy.textContent.match(/.{0,20}(\$|\\[a-zA-Z]{2,}).{0,20}/)?.[0];
      })
      .filter(Boolean),
  ],
  broken: [...document.images].filter((image) => image.complete && image.naturalWidth === 0).map((image) => image.src),
  overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
});

const anchors = new Map();
const links = [];
await tab.setViewport({ width: WIDTHS[1], height: 800 });
for (const name of pages) {
  at = name;
  await tab.goto(`${origin}${base}${name}`, { waitUntil: 'load' });
  const page = await tab.evaluate(look);
  anchors.set(`${base}${name}`, new Set(page.anchors));
  page.links.forEach((link) => links.push([name, link]));
  page.unset.forEach((text) => faults.push(`${name}: not set: ${text}`));
  page.broken.forEach((source) => faults.push(`${name}: no image: ${source}`));
  if (page.overflow > 0) {
    faults.push(`${name}: ${page.overflow} pixels wider than a window of ${WIDTHS[1]}`);
  }
}

const known = new Set(files.map((name) => `${base}${name}`));
for (const [name, link] of links) {
  const url = new URL(link);
  if (url.origin !== origin) {
    continue;
  }
  const path = decodeURIComponent(url.pathname).replace(/\/$/, '/index.html');
  const target = decodeURIComponent(url.hash.slice(1));
  if (!known.has(path)) {
    faults.push(`${name}: dead link: ${path}`);
  } else if (target && anchors.has(path) && !anchors.get(path).has(target)) {
    faults.push(`${name}: no heading: ${path}#${target}`);
  }
}

// The search works without a network.
at = 'search';
await tab.setViewport({ width: WIDTHS[0], height: 900 });
await tab.goto(`${origin}${base}index.html`, { waitUntil: 'networkidle0' });
await tab.click('.VPNavBarSearch button');
await tab.waitForSelector('#localsearch-input');
await tab.type('#localsearch-input', 'isoFLOP');
try {
  await tab.waitForSelector('#localsearch-list .result', { timeout: 20000 });
} catch {
  faults.push('search: isoFLOP is not found');
}

mkdirSync('target/screenshots', { recursive: true });
for (const name of SHOWN) {
  for (const width of WIDTHS) {
    at = name;
    await tab.setViewport({ width, height: 900 });
    await tab.goto(`${origin}${base}${name}.html`, { waitUntil: 'networkidle0' });
    await tab.screenshot({ path: `target/screenshots/${name.replaceAll('/', '-')}-${width}.png` });
  }
}
await browser.close();
server.close();

const unique = [...new Set(faults)];
unique.forEach((fault) => console.error(fault));
console.log(unique.length === 0 ? 'no faults' : `${unique.length} faults`);
process.exitCode = unique.length === 0 ? 0 : 1;
