import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { vscodeStandIn } from '../support/vscodeStandIn';

// What an editor waits for when it opens: which code is read, and which of that is run.

const EXTENSION = resolve('dist/extension.js');
const ENGINE = resolve('dist/engine.mjs');

/** Runs a program in a fresh process and gives what it prints, read as JSON. */
function run(program: string, ...words: string[]): unknown {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', program, ...words], { encoding: 'utf8' });
  assert.equal(status, 0, stderr.slice(0, 900));
  return JSON.parse(stdout);
}

/** Calls of each function of a module while it is imported, by name; esbuild names after its file what evaluates a module late. */
const IMPORTED = `
const { Session } = require('node:inspector');
const { pathToFileURL } = require('node:url');
const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
const url = String(pathToFileURL(process.argv[1]));
import(url).then((engine) => session.post('Profiler.takePreciseCoverage', (_, { result }) => {
  const { functions } = result.find((script) => script.url === url);
  const calls = functions.map(({ functionName, ranges: [{ count }] }) => [functionName, count]);
  console.log(JSON.stringify({ calls, exported: Object.keys(engine) }));
}));
`;

suite('activation', () => {
  suiteSetup(() => {
    if (![ENGINE, `${EXTENSION}.map`].every((path) => existsSync(path)))
      execFileSync(process.execPath, ['esbuild.mjs'], { stdio: 'inherit' });
  });

  test('reads one file, which holds no rule, no phrasebook, no library and no table but those of the scripts', () => {
    const loaded = run(
      `${vscodeStandIn}
      const asked = new Set();
      const loading = Module._load;
      Module._load = (name, ...rest) => { asked.add(name); return loading(name, ...rest); };
      require(process.argv[1]).activate(context);
      console.log(JSON.stringify({ asked: [...asked], subscriptions: context.subscriptions.length, copies: vscodeListed }));
      process.exit();`,
      EXTENSION,
    );
    assert.deepEqual(loaded, { asked: [EXTENSION, 'vscode'], subscriptions: 25, copies: 0 });

    const { sources } = JSON.parse(readFileSync(`${EXTENSION}.map`, 'utf8')) as { sources: string[] };
    const files = sources.map((path) => path.replace(/^(?:\.\.\/)+/, ''));
    const ofCores = files.filter((path) => !/^src\/(?:vscode|messages)\//.test(path));
    assert.deepEqual(ofCores.sort(), [
      'src/extension.ts',
      'src/garble/finding.ts',
      'src/garble/levels.ts',
      'src/garble/profile.ts',
      'src/garble/repair.ts',
      'src/garble/row.ts',
      'src/garble/snapshot.ts',
      'src/garble/suppression.ts',
      'src/phrases/matching/key.ts',
      'src/read/extensions.ts',
      'src/text/data/scriptTable.ts',
      'src/text/data/traditionalStandards.ts',
      'src/text/han.ts',
      'src/text/script.ts',
      'src/text/span.ts',
      'src/text/standards.ts',
    ]);
  });

  test('without the engine leaves no rejection that nobody handles', () => {
    // The stand-in names no file that could be loaded.
    const unhandled = run(
      `${vscodeStandIn}
      const unhandled = [];
      process.on('unhandledRejection', (error) => unhandled.push(String(error)));
      lists.textDocuments.push(new Proxy({ languageId: 'plaintext', isClosed: false, uri: { scheme: 'file' } }, {
        get: (document, key) => key in document ? document[key] : anything }));
      lists.activeTextEditor = { document: lists.textDocuments[0] };
      require(process.argv[1]).activate(context);
      setTimeout(() => { console.log(JSON.stringify(unhandled)); process.exit(); }, 500);`,
      EXTENSION,
    );
    assert.deepEqual(unhandled, []);
  });

  test('leaves the engine, which evaluates no library but that of the references of HTML when it is loaded, and knows no opencc-js', () => {
    const { calls, exported } = run(IMPORTED, ENGINE) as { calls: [string, number][]; exported: string[] };
    assert.ok(exported.includes('DocumentCheck') && exported.includes('Phrasebook'), String(exported));
    const late = calls.filter(([name]) => /^node_modules\/(?!entities\/)/.test(name));
    for (const library of ['pinyin-pro', 'ajv', 'htmlparser2', 'fflate'])
      assert.ok(
        late.some(([name]) => name.startsWith(`node_modules/${library}/`)),
        library,
      );
    assert.deepEqual(
      late.filter(([, count]) => count > 0),
      [],
    );
    assert.ok(!late.some(([name]) => name.startsWith('node_modules/opencc-js/')));
  });
});
