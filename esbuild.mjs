// Builds dist/ and, with --tests, out/ (every test bundle). dist/ holds
//   extension.js      the adapters: one CommonJS bundle without Node APIs, which serves as `main` and as `browser`
//   engine.mjs        what knows no VS Code, with all tables and libraries (src/engine.ts): an ES module without imports, which
//                     src/vscode/workbench/engine.ts loads when it is first needed; the web host loads no chunks by itself
//                     (microsoft/vscode-generator-code#361). Inside it, `await import()` still defers evaluation
//   phrasebook.json   the built-in phrases, which src/vscode/library/builtin.ts reads
//   cli.cjs           the command line: all in one file
//   --production   minified, without source maps
//   --tests        out/ too        --tests=only   out/ alone
//   --bench        out/bench/, one program a benchmark
//   --fuzz         out/fuzz.cjs, hostile inputs
//   --host         out/host.mjs alone of out/: what obtains and starts a VS Code
//   --screenshots  out/screenshots.mjs, the pictures of the README
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import esbuild from 'esbuild';
import { corpusPlugin } from './test/web/corpusPlugin.mjs';

const flags = new Set(process.argv.slice(2));
const production = flags.has('--production');

/** @type {esbuild.BuildOptions} */
const common = {
  bundle: true,
  charset: 'utf8', // the default escapes every Han to \uXXXX and doubles the bundle
  target: 'es2022',
  sourcemap: true,
  logLevel: 'warning',
};

/** The test files below the folders, in a stable order. */
function testFiles(...folders) {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .sort()
      .map((name) => join(folder, name)),
  );
}

/** Every test file below the folders becomes one bundle, so that they share the modules and the tables. */
function suite(...folders) {
  return entry(folders.join('+'), ...testFiles(...folders));
}

/** What the rooms of the unit tests take: CPU in hundredths of a second, measured, beside rooms that need much the same modules. */
const COSTS = {
  'test/unit/garble': 185,
  'test/unit/phrases': 130,
  'test/unit': 50,
  'test/unit/vscode/sources': 50,
  'test/golden': 50,
  'test/unit/vscode/documents': 45,
  'test/unit/read': 30,
  'test/unit/text': 30,
};

/**
 * The unit tests: a bundle too, of rooms, each loaded by itself, so that several processes can share them (test/support/shares.ts) and
 * none evaluates what its tests do not need. A room is a folder; of one that has not been measured the length of its source says what it takes.
 */
function unitTests() {
  const rooms = new Map();
  for (const file of testFiles('test/unit', 'test/golden')) {
    const name = dirname(file).replaceAll('\\', '/');
    const { files, cost } = rooms.get(name) ?? { files: [], cost: COSTS[name] ?? 0 };
    rooms.set(name, { files: [...files, file], cost: name in COSTS ? cost : cost + statSync(file).size / 1000 });
  }
  const source = entry('unit', 'test/support/shares.ts');
  source.contents = `
import { loadShare } from './test/support/shares';
loadShare([${[...rooms.values()].map(({ files, cost }) => `{ cost: ${cost}, load() {${required(files)}} }`)}]);`;
  return source;
}

function required(files) {
  return files.map((file) => `require(${JSON.stringify(`./${file.replaceAll('\\', '/')}`)});`).join('');
}

/** A suite that VS Code runs: mocha's globals first, the tests, and the `run` that VS Code calls. */
function suiteInHost(mocha, folder) {
  const source = entry(folder, mocha, ...testFiles(folder));
  source.contents += `
import { mocha } from './${mocha}';
import { runInHost } from './test/host/runInHost';
export const run = () => runInHost(mocha);`;
  return source;
}

function entry(name, ...files) {
  return {
    contents: files.map((file) => `import ${JSON.stringify(`./${file.replaceAll('\\', '/')}`)};`).join('\n'),
    resolveDir: '.',
    sourcefile: `${name}.ts`,
  };
}

// Maps lie beside the bundles: inside, Node would read and compile twice as much whenever it runs one.
const node = { ...common, platform: 'node', format: 'cjs' };
/** Node programs around a VS Code: what they import from npm stays where it is. */
const outside = { ...node, format: 'esm', packages: 'external' };
const worker = {
  ...common,
  platform: 'browser',
  format: 'cjs',
  external: ['vscode'],
  mainFields: ['browser', 'module', 'main'],
};

/** A bundle that ships. */
async function ship(options) {
  const { outputFiles } = await esbuild.build({
    ...options,
    minifySyntax: production,
    sourcemap: !production,
    write: false,
  });
  mkdirSync(dirname(options.outfile), { recursive: true });
  for (const { path, text } of outputFiles) {
    const code = path.endsWith('.map') ? text : withoutCopies(text);
    writeFileSync(path, production ? await minified(code, options) : code);
  }
}

/**
 * esbuild copies the members of a CommonJS module for each file that imports it. Of `vscode` that would be some 40 copies of hundreds of
 * members, which activation would wait for longer than for all the rest; the module itself has the same members.
 */
function withoutCopies(code) {
  return code.replaceAll('__toESM(require("vscode"))', 'require("vscode")');
}

/**
 * For production a bundle is made first and minified then: in one step, esbuild would wrap what is loaded late in arrow functions, and
 * inside a function, where every host puts a CommonJS file, V8 parses an arrow function whole at once. What is wrapped in a method it
 * only skims until it is called: half of the time to compile, two thirds of the memory.
 */
async function minified(bundle, { format, charset, target, logLevel }) {
  // With its format, it is a module of its own: its top-level names may be shortened too.
  return (await esbuild.transform(bundle, { minify: true, format, charset, target, logLevel })).code;
}

/**
 * The built-in phrases as the extension reads them once it is activated: in the bundle they were a third of what activation waited for.
 * The command line keeps them inside, and so is one file.
 */
async function shipPhrasebook() {
  const entryPoints = ['src/phrases/builtin/index.ts'];
  const { outputFiles } = await esbuild.build({
    ...common,
    entryPoints,
    format: 'esm',
    sourcemap: false,
    write: false,
  });
  const { loadBuiltin } = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`
  );
  mkdirSync('dist', { recursive: true });
  writeFileSync('dist/phrasebook.json', JSON.stringify(loadBuiltin()));
}

const shipped = [];
if (!flags.has('--tests=only')) {
  shipped.push(
    { ...worker, entryPoints: ['src/extension.ts'], outfile: 'dist/extension.js' },
    { ...worker, format: 'esm', external: [], entryPoints: ['src/engine.ts'], outfile: 'dist/engine.mjs' },
    {
      ...common,
      platform: 'node',
      format: 'cjs',
      mainFields: ['module', 'main'],
      entryPoints: ['src/cli.ts'],
      outfile: 'dist/cli.cjs',
      banner: { js: '#!/usr/bin/env node' },
    },
  );
}

const builds = [];
if (flags.has('--tests') || flags.has('--tests=only')) {
  builds.push(
    {
      ...node,
      stdin: unitTests(),
      outfile: 'out/unit.cjs',
      mainFields: ['module', 'main'],
      external: ['opencc-js'], // a megabyte for one test
    },
    { ...node, stdin: suite('test/process'), outfile: 'out/process.cjs', mainFields: ['module', 'main'] },
    {
      ...node,
      entryPoints: ['test/host/mochaProgram.ts'],
      outfile: 'out/mocha.cjs',
      logOverride: { 'require-resolve-not-external': 'silent' }, // of mocha's own workers, which nobody starts
    },
    { ...outside, stdin: suite('test/host'), outfile: 'out/host.test.mjs' },
    { ...outside, stdin: suite('test/typing'), outfile: 'out/typing.mjs' },
    ...['integration', 'localised'].map((name) => ({
      ...node,
      stdin: suiteInHost('test/host/mochaInNode.ts', `test/${name}`),
      outfile: `out/${name}.js`,
      external: ['vscode', 'mocha'],
    })),
    {
      ...worker,
      stdin: suiteInHost('test/host/mochaInWorker.ts', 'test/web'),
      outfile: 'out/web.js',
      sourcemap: 'inline',
      plugins: [corpusPlugin],
    },
  );
}
if (flags.has('--host') || flags.has('--tests') || flags.has('--tests=only')) {
  builds.push({ ...outside, entryPoints: ['test/host/index.ts'], outfile: 'out/host.mjs' });
}
if (flags.has('--bench')) {
  for (const name of readdirSync('test/bench').filter((file) => file.endsWith('.ts'))) {
    const outfile = `out/bench/${name.replace(/\.ts$/, '.mjs')}`;
    builds.push({ ...outside, entryPoints: [join('test/bench', name)], outfile });
  }
}
if (flags.has('--fuzz')) {
  builds.push({
    ...node,
    entryPoints: ['test/fuzz/fuzz.ts'],
    outfile: 'out/fuzz.cjs',
    mainFields: ['module', 'main'],
  });
}
if (flags.has('--screenshots')) {
  builds.push({ ...outside, entryPoints: ['scripts/screenshots.ts'], outfile: 'out/screenshots.mjs' });
}

await Promise.all([
  ...shipped.map(ship),
  ...(shipped.length > 0 ? [shipPhrasebook()] : []),
  ...builds.map((options) => esbuild.build(options)),
]).catch((error) => {
  if (!Array.isArray(error.errors)) throw error;
  process.exit(1); // esbuild has said why
});
