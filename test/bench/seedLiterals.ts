// Which words of the rules' tables the seed documents hold too, who else attests them, and the engine without them.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { foldText } from '../../src/text/script';

type Engine = typeof import('../../src/garble');

/** Shorter ones are words of everybody's. */
const SHORTEST = 4;
/** Where the tables are that people wrote; those of data/ are generated from the sources that CONTRIBUTING.md names. */
const ROOT = 'src/garble';

/**
 * Public texts that hold the literals, none of them drawn from the seeds; looked up, not remembered. A literal that is not here and
 * stands in a seed is reported as one without a source.
 */
const SOURCES: Readonly<Record<string, string>> = {
  发布时间: 'GeneralNewsExtractor, README and DATETIME_PATTERN',
  文章作者: 'GeneralNewsExtractor, README: 标题、发布时间和文章作者的自动化探测',
  版权所有: 'REMOVAL_PATTERNS of public HTML cleaners: Copyright|版权所有',
  查看更多: 'REMOVAL_PATTERNS of public HTML cleaners: 加载更多|查看更多|阅读更多',
  温馨提示: '31ppt.com/d-3992402.html, 31doc.com, bingdoc.com: 温馨提示:',
  版权提示: 'WordPress snippets: 复制文章内容弹出版权提示框 (zm_copyright_tips); Typecho themes: 文章版权提示',
  马列主义: 'Chinese Library Classification (中图法): class A is 马列主义',
};

/** A run of Han in a string, a template or a regular expression of the tables. */
export interface Literal {
  readonly text: string;
  readonly file: string;
  readonly source: string | undefined;
}

/** TypeScript without comments; the lengths of lines do not matter here. */
function code(file: string): string {
  return readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '$1');
}

const files = () =>
  (readdirSync(ROOT, { recursive: true }) as string[])
    .filter((name) => name.endsWith('.ts') && !name.startsWith('data'))
    .map((name) => join(ROOT, name));

/** The literals of four Han and more that a seed holds, in either script, glosses and noise aside. */
export function seedLiterals(seeds: readonly string[]): Literal[] {
  const texts = seeds.map((seed) => foldText(seed.replace(/\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+\)/g, ''))).join('\n');
  const found = new Map<string, Literal>();
  for (const file of files())
    for (const [text] of code(file).matchAll(/\p{Script=Han}+/gu))
      if ([...text].length >= SHORTEST && texts.includes(foldText(text)) && !found.has(text))
        found.set(text, { text, file, source: SOURCES[foldText(text)] });
  return [...found.values()];
}

/** The engine with each literal replaced by a character that no text holds. */
export async function engineWithout(literals: readonly Literal[]): Promise<Engine> {
  const longestFirst = [...literals].sort((a, b) => b.text.length - a.text.length);
  const removing: Plugin = {
    name: 'without literals',
    setup({ onLoad }) {
      onLoad({ filter: /src[\\/]garble[\\/].*\.ts$/ }, ({ path }) => {
        let contents = readFileSync(path, 'utf8');
        // Whole runs alone: 版权所有 goes, and 版权所有者, which no seed holds, stays.
        for (const { text } of longestFirst)
          contents = contents.replace(new RegExp(`(?<!\\p{Script=Han})${text}(?!\\p{Script=Han})`, 'gu'), '\u{10fffd}');
        return { contents, loader: 'ts', resolveDir: dirname(path) };
      });
    },
  };
  const outfile = resolve('out/bench/engineWithoutSeedLiterals.mjs');
  await build({
    entryPoints: [join(ROOT, 'index.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    charset: 'utf8',
    loader: { '.txt': 'text' },
    logLevel: 'error',
    outfile,
    plugins: [removing],
  });
  return (await import(pathToFileURL(outfile).href)) as Engine;
}
