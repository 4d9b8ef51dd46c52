// What the site shows, in the order of its menus. A page is named by its source; `folder` is where the site has it.
export const sections = [
  {
    title: 'Learn',
    folder: 'learn',
    pages: ['docs/start.md', 'docs/tutorial.md'],
  },
  {
    title: 'How-to',
    folder: 'how-to',
    index: 'src/site/pages/how-to.md',
    pages: ['docs/fitting.md', 'docs/bring-your-own.md', 'docs/simulating.md', 'docs/beyond-one-machine.md', 'docs/program.md', 'src/maven-plugin/README.md'],
  },
  {
    title: 'Reference',
    folder: 'reference',
    index: 'src/site/pages/reference.md',
    pages: ['docs/fitting-reference.md', 'docs/montecarlo.md', 'docs/glossary.md', 'docs/api.md', 'docs/architecture.md'],
  },
  {
    title: 'Theory',
    folder: 'theory',
    pages: [
      'docs/fitting-explained.md', 'docs/montecarlo-explained.md', 'docs/differences.md', 'docs/related.md', 'docs/overlap.md', 'docs/real-runs.md',
      'docs/benchmark.md', 'docs/text.md', 'docs/text-clusters.md', 'docs/rivals.md',
    ],
  },
  {
    title: 'Gallery',
    folder: 'gallery',
    pages: [],
  },
  {
    title: 'Quality',
    folder: 'quality',
    index: 'docs/quality.md',
    pages: [
      'docs/accuracy.md', 'docs/proof-checking.md', 'docs/randomness.md', 'docs/performance.md', 'docs/performance-explained.md',
      'CONTRIBUTING.md', 'docs/CODE_OF_CONDUCT.md', 'docs/SECURITY.md', 'CHANGELOG.md',
    ],
  },
  {
    title: 'Cite',
    folder: 'cite',
    index: 'src/site/pages/cite.md',
    pages: ['docs/paper/paper.md'],
  },
];

/** Where the title of a page is too long for a menu. */
export const shortTitles = { 'docs/paper/paper.md': 'Software paper' };

// The first page, and pages of the repository whose content the site shows elsewhere.
export const home = 'src/site/pages/home.md';
export const elsewhere = {
  'README.md': '/',
  'src/site/library.mjs': '/reference/command',
  'paper-figures/README.md': '/gallery/',
  'docs/theory.md': '/theory/',
  'docs/equations.md': '/theory/map',
  'docs/derivations/README.md': '/theory/map',
};
