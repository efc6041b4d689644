// Runs the test stages and ends in the plain line `N passed, N failed`.
//   node test/run.mjs                all of them
//   node test/run.mjs unit typing    these; some (typing-newest, typing-all) run only when they are named
// TUIQIAO_EXTENSION names another extension folder to test than this project: its dist/ is taken as it is.
import { randomInt } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const project = resolve(import.meta.dirname, '..');
process.chdir(project);
const extension = resolve(process.env.TUIQIAO_EXTENSION ?? project);
const minutes = 60_000;
/** Marks the unit tests that a change rarely breaks and that take long: large and hostile inputs, most of them held to a cost that follows their length. */
const COST = String.raw`\[cost\]`;
/** Marks those of which the unit stage tries a part: properties, and what holds for all of a book, a code page or the corpus. */
const LAW = String.raw`\[law\]`;
/** Where each core has a process of ours, the threads with which V8 would help it only take turns with it. */
const ALONE = ['--single-threaded'];
/** For tests that run most code a few times: to optimise it before it has run forty times as long as usual costs more than it saves. */
const COLD = [...ALONE, '--interrupt-budget=3000000'];

const total = { passed: 0, failed: 0, pending: 0 };
/** @type {string[]} */
const broken = [];
const began = Date.now();
const elapsed = (since = began) => `${((Date.now() - since) / 1_000).toFixed(1)} s`;

const bin = (/** @type {string} */ name) =>
  join('node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);

/** The stages in their order; each adds to the total and throws when it could not run. */
const stages = {
  async check() {
    await command('tsc -p tsconfig.json', bin('tsc'), ['-p', 'tsconfig.json']);
    await command('tsc -p tsconfig.node.json', bin('tsc'), ['-p', 'tsconfig.node.json']);
    await command('biome check', bin('biome'), ['check', '--error-on-warnings']);
  },
  unit() {
    const seed = process.env.TUIQIAO_SEED ?? `${randomInt(10_000)}`;
    console.log(`the parts of seed ${seed} (TUIQIAO_SEED=${seed} tries them again)`);
    return shared(4 * minutes, ['--grep', COST, '--invert', '--timeout', '20000'], { TUIQIAO_SEED: seed }, COLD);
  },
  laws: () => shared(5 * minutes, ['--grep', LAW, '--timeout', '60000'], { TUIQIAO_THOROUGH: '1' }, ALONE),
  cost: () => mocha('out/unit.cjs', 5 * minutes, ['--grep', COST, '--timeout', '60000']),
  process: () => mocha('out/process.cjs', 5 * minutes, ['--timeout', '60000']),
  host: () => mocha('out/host.test.mjs', 2 * minutes),
  async integration() {
    await inHost('node', 'integration');
    await inHost('node', 'localised', 'zh-cn');
  },
  web: () => inHost('web', 'web'),
  typing: () => typing({}, 15),
};

/** The stages that take longer than `npm test` should. */
const onRequest = {
  'typing-newest': () => typing({ TUIQIAO_VSCODE_VERSION: library.newest }, 18),
  async 'typing-all'() {
    for (const version of [library.oldest, library.newest])
      await typing({ TUIQIAO_TYPING: 'all', TUIQIAO_VSCODE_VERSION: version }, 60).catch((error) =>
        fail(version, error),
      );
  },
};

/** Loaded after the build: it is TypeScript. @type {typeof import('./host/index')} */
let library;
/** The VS Codes that the stages share, by display language. @type {Map<string, import('./host/host').Host>} */
const hosts = new Map();

const asked = process.argv.slice(2);
const known = { ...stages, ...onRequest };
const unknown = asked.filter((name) => !(name in known));
if (unknown.length > 0) {
  console.error(`no stage ${unknown.join(', ')}; there are ${Object.keys(known).join(', ')}`);
  process.exit(2);
}

try {
  await build();
  for (const [name, stage] of Object.entries(asked.length > 0 ? known : stages)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const since = Date.now();
    console.log(`\n== ${name}`);
    await stage().catch((error) => fail(name, error));
    console.log(`== ${name}: ${elapsed(since)}`);
  }
} catch (error) {
  fail('build', error);
} finally {
  for (const host of hosts.values()) await host.dispose().catch(console.error);
}

if (broken.length > 0) console.log(`\nCould not run or broke off: ${broken.join(', ')}`);
if (total.pending > 0) console.log(`\n${total.pending} skipped`);
console.log(`\n${elapsed()}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);

function fail(/** @type {string} */ name, /** @type {unknown} */ error) {
  total.failed++;
  broken.push(name);
  console.error(`${name}: ${error instanceof Error ? error.message : error}`);
}

async function build() {
  const { spawnSync } = await import('node:child_process');
  const tests = extension === project ? '--tests' : '--tests=only';
  const { status, error } = spawnSync(process.execPath, ['esbuild.mjs', tests], {
    stdio: 'inherit',
    timeout: 2 * minutes,
  });
  if (status !== 0) throw error ?? new Error(`esbuild.mjs ended with ${status}`);
  library = await import(pathToFileURL(resolve('out/host.mjs')).href);
}

/** A program that is one test: it passes or it fails. */
async function command(/** @type {string} */ name, /** @type {string} */ path, /** @type {string[]} */ args) {
  const running = library.start(path, args, { onLine: (line) => console.log(line) });
  const code = await library.within(5 * minutes, running.exited, name).finally(() => running.stop());
  console.log(`${code === 0 ? '✔' : '✘'} ${name}`);
  if (code === 0) total.passed++;
  else total.failed++;
}

/** A real editor, driven by keys. */
function typing(/** @type {Record<string, string>} */ environment, /** @type {number} */ most) {
  return mocha('out/typing.mjs', most * minutes, ['--timeout', '90000'], environment);
}

/** The unit tests, which several processes share, one a core. They say what they have to say when all have ended, what failed last. */
async function shared(
  /** @type {number} */ milliseconds,
  /** @type {string[]} */ flags,
  /** @type {Record<string, string>} */ environment,
  /** @type {string[]} */ nodeFlags,
) {
  // More processes than that only warm up.
  const count = Math.min(4, availableParallelism());
  /** @type {string[][]} */
  const said = Array.from({ length: count }, () => []);
  const ended = await Promise.allSettled(
    said.map((lines, share) => {
      const ours = { ...environment, TUIQIAO_SHARE: `${share + 1}/${count}` };
      return mocha('out/unit.cjs', milliseconds, flags, ours, nodeFlags, (line) => lines.push(line));
    }),
  );
  const hasFailed = (/** @type {string[]} */ lines) => Number(lines.some((line) => /^ +\d+ failing$/.test(line)));
  for (const lines of said.sort((a, b) => hasFailed(a) - hasFailed(b))) console.log(lines.join('\n'));
  for (const each of ended) if (each.status === 'rejected') throw each.reason;
}

/** A bundle of tests in plain Node. */
async function mocha(
  /** @type {string} */ bundle,
  /** @type {number} */ milliseconds,
  /** @type {string[]} */ flags = [],
  /** @type {Record<string, string>} */ environment = {},
  /** @type {string[]} */ nodeFlags = [],
  /** @type {(line: string) => void} */ say = console.log,
) {
  const lines = tallied('', say);
  const running = library.start(process.execPath, [...nodeFlags, 'out/mocha.cjs', ...flags, bundle], {
    onLine: lines.onLine,
    env: { ...process.env, ...environment },
  });
  const code = await library.within(milliseconds, running.exited, bundle).finally(() => running.stop());
  lines.add(code);
}

/** The tests that VS Code itself runs. */
async function inHost(/** @type {'node' | 'web'} */ kind, /** @type {string} */ bundle, locale = 'en') {
  const host = hosts.get(locale) ?? (await library.obtainHost(locale === 'en' ? {} : { locale }));
  hosts.set(locale, host);
  const tests = resolve('out', `${bundle}.js`);
  const window = library.temporaryFolder('tuiqiao-workspace');
  const folder = join(window.path, 'workspace');
  await mkdir(folder);
  const copy = kind === 'web' ? await library.webCopy(extension, tests) : undefined;
  const lines = tallied(library.mark);
  try {
    const code = await host.runTests({
      kind,
      folder,
      extension: copy?.folder.path ?? extension,
      tests: copy?.tests ?? tests,
      onLine: lines.onLine,
      milliseconds: 5 * minutes,
    });
    lines.add(code);
  } finally {
    await copy?.folder.remove();
    await window.remove();
  }
}

/** Prints the lines of a suite (those that start with `mark`) and reads the tally at their end. */
function tallied(mark = '', /** @type {(line: string) => void} */ say = console.log) {
  /** @type {import('./host/reporter').Tally | undefined} */
  let tally;
  return {
    onLine(/** @type {string} */ line) {
      const at = line.indexOf(library.tallyMark);
      if (at >= 0) tally = JSON.parse(line.slice(at + library.tallyMark.length));
      else if (line.includes(mark)) say(line.slice(line.indexOf(mark) + mark.length));
    },
    add(/** @type {number | null} */ code) {
      if (!tally) throw new Error(`ended with ${code} and without a tally`);
      if (tally.passed + tally.failed === 0) throw new Error('ran no test');
      total.passed += tally.passed;
      total.failed += tally.failed;
      total.pending += tally.pending;
      if (code !== 0 && tally.failed === 0) throw new Error(`ended with ${code} although no test failed`);
    },
  };
}
