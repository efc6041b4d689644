import assert from 'node:assert/strict';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { installServer } from './install';
import { type Pin, pinOf } from './pins';
import { type TemporaryFolder, temporaryFolder } from './temporary';

const onLinux = process.platform === 'linux' && process.arch === 'x64' ? suite : suite.skip;

onLinux('installing the server', () => {
  let temporary: TemporaryFolder;
  let path: string | undefined;
  const pin: Pin = { vscode: '0.0.1', codeServer: '0.0.1', node: process.versions.node, native: ['spdlog'] };

  setup(() => {
    temporary = temporaryFolder('tuiqiao-install-test');
    path = process.env.PATH;
  });
  teardown(async () => {
    process.env.PATH = path;
    await temporary.remove();
  });

  /** Puts a stand-in for npm on the PATH. */
  async function npm(script: string): Promise<void> {
    const bin = join(temporary.path, 'bin');
    await mkdir(bin, { recursive: true });
    await writeFile(join(bin, 'npm'), `#!/bin/sh\n${script}\n`);
    await chmod(join(bin, 'npm'), 0o755);
    process.env.PATH = `${bin}${delimiter}${path}`;
  }

  const into = () => join(temporary.path, 'installed');
  const wholeInstall = `case "$1" in
    install) mkdir -p node_modules/code-server/lib/vscode ;;
    rebuild) mkdir -p node_modules/spdlog/build/Release; touch node_modules/spdlog/build/Release/spdlog.node ;;
  esac`;

  test('a whole one is reused', async () => {
    await npm(wholeInstall);
    const said: string[] = [];
    const first = await installServer(pin, (line) => said.push(line), into());
    await npm('exit 1');
    assert.deepEqual(await installServer(pin, (line) => said.push(line), into()), first);
    assert.equal(said.length, 1);
  });

  test('one that fails half way leaves nothing that looks whole', async () => {
    await npm(`[ "$1" = rebuild ] && { echo no compiler >&2; exit 1; }\n${wholeInstall}`);
    await assert.rejects(
      installServer(pin, () => {}, into()),
      /no compiler/,
    );
    assert.deepEqual(await readdir(into()), []);
  });

  test('a rebuild that builds nothing is noticed', async () => {
    await npm(`[ "$1" = rebuild ] && exit 0\n${wholeInstall}`);
    await assert.rejects(
      installServer(pin, () => {}, into()),
      /g\+\+, make and python3/,
    );
  });

  test('a version that is not pinned is an error', () => {
    assert.throws(() => pinOf('1.0.0'), /not pinned/);
  });
});
