// A worker has no files: the texts of equality.test.ts are put into its bundle as the module `tuiqiao:corpus`, each with what Node
// makes of it, here and now.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import esbuild from 'esbuild';

const HASHER = 'out/findingsHash.cjs';
const OWN = ['test/golden', 'media/samples'];
/** Below the shared folder; of its clean half a part is enough. */
const SHARED = ['seeds', 'corpus/garbled', 'corpus/reports', 'corpus/clean/book_rust_zhTW', 'corpus/clean/law_zhTW'];
const MOST_PER_FOLDER = 6;

/** @returns {[name: string, text: string][]} */
function textsBelow(/** @type {string} */ folder, /** @type {number} */ most) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => /\.(?:txt|md)$/.test(path) && statSync(path).isFile())
    .sort()
    .slice(0, most)
    .map((path) => [path.replaceAll('\\', '/'), readFileSync(path, 'utf8')]);
}

/** @type {import('esbuild').Plugin} */
export const corpusPlugin = {
  name: 'corpus',
  setup(build) {
    build.onResolve({ filter: /^tuiqiao:corpus$/ }, () => ({ path: 'corpus', namespace: 'tuiqiao' }));
    build.onLoad({ filter: /.*/, namespace: 'tuiqiao' }, async () => {
      await esbuild.build({
        entryPoints: ['test/support/findingsHash.ts'],
        outfile: HASHER,
        bundle: true,
        platform: 'node',
        format: 'cjs',
        mainFields: ['module', 'main'],
        charset: 'utf8',
        logLevel: 'warning',
      });
      const { findingRows, loaded } = createRequire(import.meta.url)(resolve(HASHER));
      await loaded();
      const shared = resolve(process.env.TUIQIAO_SHARED ?? '../shared');
      const found = [
        ...OWN.flatMap((folder) => textsBelow(folder, Number.POSITIVE_INFINITY)),
        ...SHARED.flatMap((folder) =>
          textsBelow(join(shared, folder), MOST_PER_FOLDER).map(([path, text]) => [
            path.slice(shared.length + 1),
            text,
          ]),
        ),
      ];
      const texts = found.map(([name = '', text = '']) => {
        const options = { languageId: name.endsWith('.md') ? 'markdown' : 'plaintext' };
        return { name, text, options, rows: findingRows(text, options) };
      });
      return { contents: JSON.stringify(texts), loader: 'json' };
    });
  },
};
