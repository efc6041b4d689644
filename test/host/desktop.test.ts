import assert from 'node:assert/strict';
import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findInstalled, noScreen } from './desktop';
import { desktopHost } from './desktopHost';
import { type TemporaryFolder, temporaryFolder } from './temporary';

// A desktop VS Code cannot be had everywhere (its download site may be closed off), so these tests drive the desktop
// branch with a stand-in that records how it was started. It is a Node script: no Windows.
const onPosix = process.platform === 'win32' ? suite.skip : suite;

onPosix('desktop VS Code', () => {
  let temporary: TemporaryFolder;
  /** The folder of an installation, as Linux packages lay it out. */
  let application: string;

  setup(async () => {
    temporary = temporaryFolder('tuiqiao-desktop-test');
    application = join(temporary.path, 'share', 'code');
    await mkdir(join(application, 'bin'), { recursive: true });
    await mkdir(join(application, 'resources', 'app'), { recursive: true });
    await mkdir(join(temporary.path, 'bin'));
    await program(join(application, 'bin', 'code'), 'process.exit(99)'); // the script, which returns at once
    await symlink(join(application, 'bin', 'code'), join(temporary.path, 'bin', 'code'));
    await version('1.101.2');
  });
  teardown(() => temporary.remove());

  const version = (text: string) =>
    writeFile(join(application, 'resources', 'app', 'package.json'), JSON.stringify({ version: text }));

  async function program(path: string, source: string): Promise<void> {
    await writeFile(path, `#!${process.execPath}\n${source}\n`);
    await chmod(path, 0o755);
  }

  /** Stands in for the Electron binary: records its arguments, says a line, ends with `code`. */
  const standIn = (code: number, more = '') =>
    program(
      join(application, 'code'),
      `require('node:fs').writeFileSync(${JSON.stringify(join(temporary.path, 'arguments.json'))}, JSON.stringify(process.argv.slice(2)));
       console.log('a line of the suite');
       ${more}
       process.exitCode = ${code};`,
    );

  const recorded = async (): Promise<string[]> =>
    JSON.parse(await readFile(join(temporary.path, 'arguments.json'), 'utf8'));

  const onPath = () => findInstalled({ PATH: join(temporary.path, 'bin') });

  /** Starts a run in the stand-in. */
  async function run(kind: 'node' | 'web' = 'node', milliseconds = 20_000) {
    const desktop = onPath();
    assert.ok(desktop);
    const host = await desktopHost(desktop);
    const lines: string[] = [];
    try {
      const code = await host.runTests({
        kind,
        milliseconds,
        extension: '/extension',
        tests: '/extension/tests.js',
        folder: '/workspace',
        onLine: (line) => lines.push(line),
      });
      return { code, lines };
    } finally {
      await host.dispose();
    }
  }

  test('the binary behind `code` on the PATH is found, with its version', async () => {
    await standIn(0);
    assert.deepEqual(onPath(), { executable: join(application, 'code'), version: '1.101.2', origin: 'installed' });
  });

  test('one that is older than engines.vscode is passed over', async () => {
    await standIn(0);
    await version('1.99.3');
    assert.equal(onPath(), undefined);
  });

  test('TUIQIAO_VSCODE goes first, and a wrong one is an error', async () => {
    await standIn(0);
    const named = findInstalled({ PATH: '', TUIQIAO_VSCODE: join(application, 'code') });
    assert.equal(named?.origin, 'TUIQIAO_VSCODE');
    assert.throws(() => findInstalled({ PATH: '', TUIQIAO_VSCODE: '/nowhere/code' }), /TUIQIAO_VSCODE/);
  });

  test('it is started with the extension, the tests, the folder and a profile of its own', async () => {
    await standIn(0);
    const { code, lines } = await run();
    assert.equal(code, 0);
    assert.deepEqual(lines, ['a line of the suite']);
    const [folder, ...flags] = await recorded();
    assert.equal(folder, '/workspace');
    for (const flag of ['--extensionDevelopmentPath=/extension', '--extensionTestsPath=/extension/tests.js']) {
      assert.ok(flags.includes(flag), `${flag} in ${flags.join(' ')}`);
    }
    for (const name of ['--user-data-dir=', '--extensions-dir=']) {
      assert.ok(
        flags.some((flag) => flag.startsWith(name)),
        name,
      );
    }
    assert.ok(!flags.includes('--extensionDevelopmentKind=web'));
  });

  test('the web worker host is asked for by a flag', async () => {
    await standIn(0);
    await run('web');
    assert.ok((await recorded()).includes('--extensionDevelopmentKind=web'));
  });

  test('its exit code is the result', async () => {
    await standIn(1);
    assert.equal((await run()).code, 1);
  });

  test('one that hangs is ended, and the message holds what it said', async () => {
    await standIn(0, 'setInterval(() => {}, 1_000);');
    await assert.rejects(run('node', 700), /longer than 0\.7 s[\s\S]*a line of the suite/);
  });

  test('Linux without a display shows no window', () => {
    assert.equal(noScreen({ DISPLAY: ':0' }), undefined);
    if (process.platform === 'linux') assert.match(noScreen({}) ?? '', /display/);
  });
});
