// Copies the third-party files a page needs out of node_modules and draws the icon sprite.
// An icon named in icons.txt that does not exist fails the build: a missing picture is found here, not by a clerk.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const lib = join(root, 'wwwroot', 'lib');
mkdirSync(lib, { recursive: true });

const files = {
  '@tabler/core/dist/css/tabler.min.css': 'tabler.css',
  'htmx.org/dist/htmx.min.js': 'htmx.js',
  'htmx-ext-sse/dist/sse.min.js': 'htmx-sse.js',
};
for (const [from, to] of Object.entries(files)) {
  // A source-map comment would send the browser looking for a file that is not served.
  const text = readFileSync(join(modules, from), 'utf8').replace(/\n?(\/\/|\/\*)# sourceMappingURL=.*$/m, '');
  writeFileSync(join(lib, to), text);
}

const names = readFileSync(join(root, 'Platform', 'Ui', 'icons.txt'), 'utf8').split(/\s+/).filter(Boolean);
const symbols = [...new Set(names)].map(name => {
  const file = join(modules, '@tabler', 'icons', 'icons', 'outline', `${name}.svg`);
  if (!existsSync(file)) throw new Error(`icons.txt names "${name}", which is not a Tabler outline icon`);
  const body = readFileSync(file, 'utf8').match(/<svg[^>]*>([\s\S]*)<\/svg>/)[1].replace(/\s*\n\s*/g, '');
  // The drawing attributes belong on each symbol: on the sprite's root they are lost and icons come out as black blobs.
  return `<symbol id="i-${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${body}</symbol>`;
});
writeFileSync(join(lib, 'icons.svg'), `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`);
console.log(`${Object.keys(files).length} files and ${symbols.length} icons in wwwroot/lib`);
