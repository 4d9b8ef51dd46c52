// Builds the library with its Javadoc, and writes down what its command says of itself.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve('../..');
const run = (command, ...words) => execFileSync(command, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

run('mvn', '-q', '-B', '-ntp', '-f', root, 'package', '-Dmaven.test.skip', '-Dmaven.source.skip');

const text = ['# The command', '', 'What `bin/quanta --help` and the help of each command print.', ''];

/** The help of a command and of the commands below it. */
function help(words, level) {
  const said = run(join(root, 'bin/quanta'), ...words, '--help');
  text.push(`${'#'.repeat(Math.min(level, 4))} ${['quanta', ...words].join(' ')}`, '', '```text', said.trimEnd(), '```', '');
  const list = said.match(/^Commands:\n((?: {2,}.*\n)*)/m)?.[1] ?? '';
  for (const [, name] of list.matchAll(/^ {2}(\S+)/gm)) {
    if (name !== 'help') {
      help([...words, name], level + 1);
    }
  }
}

help([], 2);
mkdirSync('target', { recursive: true });
writeFileSync('target/help.md', text.join('\n'));
