import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';

// The arrows of the design are held by lint and types. That these fire at all is shown here, on files that are wrong.

const IMPORTS: Readonly<Record<string, { forbidden: readonly string[]; allowed: readonly string[] }>> = {
  'src/text/probe.ts': {
    forbidden: [
      'vscode',
      '../garble',
      '../garble/finding',
      '../phrases',
      '../phrases/phrase',
      '../read/encoding',
      '../report/sarif',
      '../vscode/documents/ranges',
      '../messages',
      '../messages/names',
      '../extension',
      '../engine',
      '../cli',
      '../cli/run',
    ],
    allowed: ['./han', './data/scriptTable'],
  },
  'src/garble/rules/probe.ts': {
    forbidden: [
      'vscode',
      '../../phrases',
      '../../phrases/phrase',
      '../../read/encoding',
      '../../report/sarif',
      '../../vscode/ranges',
      '../../messages',
      '../../messages/names',
      '../../cli',
    ],
    allowed: ['../rule', '../../text/han'],
  },
  'src/phrases/probe.ts': {
    forbidden: [
      'vscode',
      '../read/encoding',
      '../report/sarif',
      '../vscode/documents/ranges',
      '../messages',
      '../messages/names',
      '../cli/run',
    ],
    allowed: ['./phrase', '../garble', '../text/han'],
  },
  'src/read/probe.ts': {
    forbidden: ['vscode', '../vscode/documents/ranges', '../cli/inputs', '../extension', '../engine'],
    allowed: ['../garble', '../text/codec'],
  },
  'src/report/probe.ts': {
    forbidden: ['vscode', '../vscode/documents/ranges', '../cli/inputs', '../messages', '../messages/names'],
    allowed: ['../garble'],
  },
  'src/messages/probe.ts': {
    forbidden: ['vscode', '../vscode/workbench/localise', '../cli/session'],
    allowed: ['../garble', '../phrases/problem'],
  },
  'src/cli/probe.ts': {
    forbidden: ['vscode', '../vscode/workbench/settings', '../extension', '../engine'],
    allowed: ['node:fs', '../garble', '../read/encoding'],
  },
  'src/vscode/probe.ts': {
    forbidden: ['./hover', './completion', './codeActions', '../cli/run', '../extension'],
    allowed: [
      'vscode',
      './workbench/engine',
      './workbench/settings',
      './documents/checks',
      './library/library',
      './sources/sourceIndex',
      './typing/caret',
      '../garble',
      '../messages',
    ],
  },
  'src/vscode/workbench/probe.ts': {
    forbidden: ['../hover', '../documents/checks', '../library/library', '../typing/caret', '../../cli/run'],
    allowed: ['vscode', './localise', '../../garble'],
  },
  'src/vscode/documents/probe.ts': {
    forbidden: ['../hover', '../library/library', '../sources/sourceIndex', '../typing/caret', '../../extension'],
    allowed: ['vscode', './checks', '../workbench/settings', '../../garble'],
  },
  'src/vscode/library/probe.ts': {
    forbidden: ['../learn', '../documents/checks', '../sources/sourceIndex', '../typing/caret'],
    allowed: ['vscode', './loaded', '../workbench/settings', '../../phrases'],
  },
  'src/vscode/sources/probe.ts': {
    forbidden: ['../learn', '../typing/caret', '../../cli/run'],
    allowed: ['vscode', './indexFile', '../documents/reading', '../library/library', '../workbench/settings'],
  },
  'src/vscode/typing/probe.ts': {
    forbidden: ['../completion', '../sources/sourceIndex', '../../cli/run'],
    allowed: ['vscode', './frecency', '../documents/checks', '../library/library', '../workbench/settings'],
  },
};
const CORES = ['src/text', 'src/garble', 'src/phrases', 'src/report'];
const GLOBALS = ['fetch', 'Date', 'performance', 'Worker', 'setTimeout', 'console'];

/** `file:line` of what lint forbids, with the rule. */
let lint: Promise<Set<string>>;
/** `file:line` of what the types forbid. */
let types: Promise<Set<string>>;
let folder: string;

function write(path: string, lines: readonly string[]): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), `${lines.join('\n')}\n`);
}

/** What the program prints, whatever its exit code: it is there to complain. */
function output(command: string, args: readonly string[]): Promise<string> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      [resolve('node_modules', command), ...args],
      { cwd: folder, maxBuffer: 1 << 26 },
      (_, printed) => done(printed),
    );
  });
}

suite('boundaries', () => {
  suiteSetup(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'tuiqiao-boundaries-')));
    copyFileSync('biome.json', join(folder, 'biome.json'));
    for (const [path, { forbidden, allowed }] of Object.entries(IMPORTS)) {
      write(
        path,
        [...forbidden, ...allowed].map((from) => `import ${JSON.stringify(from)};`),
      );
    }
    for (const core of CORES) {
      write(
        `${core}/globals.ts`,
        GLOBALS.map((name, index) => `export const use${index} = ${name};`),
      );
      write(`${core}/node.ts`, ["import 'node:fs';"]);
    }
    write('types/probe.ts', [
      'process.exit();',
      'Buffer.from([]);',
      "import 'node:fs';",
      'require;',
      '__dirname;',
      'document;',
      'export const fine = new TextDecoder();',
    ]);
    // The whole product, so that a dependency that brings Node's types in shows too.
    const config = {
      extends: resolve('tsconfig.json'),
      include: [resolve('src'), 'types'],
      exclude: [resolve('src/cli.ts'), resolve('src/cli')],
    };
    write('tsconfig.json', [JSON.stringify(config)]);

    lint = output('@biomejs/biome/bin/biome', ['lint', '--reporter=github', '--max-diagnostics=none']).then(
      (printed) =>
        new Set(
          [...printed.matchAll(/title=(\S+),file=(.+?),line=(\d+),/g)].map(
            ([, rule, file, line]) =>
              `${relative(folder, file as string)
                .split(sep)
                .join('/')}:${line} ${rule?.split('/').at(-1)}`,
          ),
        ),
    );
    types = output('typescript/bin/tsc', ['-p', 'tsconfig.json', '--pretty', 'false']).then(
      (printed) => new Set([...printed.matchAll(/^types\/probe\.ts\((\d+),/gm)].map(([, line]) => String(line))),
    );
  });
  suiteTeardown(async () => {
    await Promise.all([lint, types]);
    rmSync(folder, { recursive: true });
  });

  for (const [path, { forbidden, allowed }] of Object.entries(IMPORTS)) {
    test(`${path} imports nothing that it must not know`, async () => {
      const found = await lint;
      const fires = (index: number) =>
        found.has(`${path}:${index + 1} noRestrictedImports`) || found.has(`${path}:${index + 1} noNodejsModules`);
      assert.deepEqual(
        [...forbidden, ...allowed].filter((_, index) => fires(index)),
        forbidden,
      );
    });
  }

  test('the cores know no clock, no network, no Node', async () => {
    const found = await lint;
    for (const core of CORES) {
      assert.deepEqual(
        GLOBALS.filter((_, index) => !found.has(`${core}/globals.ts:${index + 1} noRestrictedGlobals`)),
        [],
        core,
      );
      assert.ok(found.has(`${core}/node.ts:1 noNodejsModules`), core);
    }
  });

  test('the product is compiled without the types of Node and of the DOM', async () => {
    assert.deepEqual([...(await types)].sort(), ['1', '2', '3', '4', '5', '6']);
  });
});
