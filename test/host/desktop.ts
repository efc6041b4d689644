import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { get } from 'node:https';
import { delimiter, dirname, join } from 'node:path';
import { download } from '@vscode/test-electron';
import { installFolder } from './install';

/** A desktop VS Code on the disk. */
export interface Desktop {
  /** The Electron binary itself, not the `code` script, which returns before VS Code ends. */
  readonly executable: string;
  readonly version: string;
  readonly origin: 'TUIQIAO_VSCODE' | 'installed' | 'downloaded';
}

/** The oldest that the extension runs in; `engines.vscode` of package.json. */
const floor = [1, 100];

/** The VS Code that TUIQIAO_VSCODE names or that is on the PATH; `undefined` when there is none. */
export function findInstalled(env: NodeJS.ProcessEnv = process.env): Desktop | undefined {
  const named = env.TUIQIAO_VSCODE;
  if (named) {
    const executable = electronOf(named);
    if (!executable) throw new Error(`TUIQIAO_VSCODE names ${named}, which is not there`);
    return { executable, version: versionOf(executable), origin: 'TUIQIAO_VSCODE' };
  }
  for (const folder of (env.PATH ?? '').split(delimiter).filter(Boolean)) {
    for (const name of process.platform === 'win32' ? ['code.cmd'] : ['code']) {
      const executable = electronOf(join(folder, name));
      if (!executable) continue;
      const version = versionOf(executable);
      if (tooOld(version)) continue;
      return { executable, version, origin: 'installed' };
    }
  }
  return undefined;
}

/** Downloads a version with `@vscode/test-electron`, or takes the one downloaded before. Fails fast without network. */
export async function downloadDesktop(version: string): Promise<Desktop> {
  const there = existsSync(join(installFolder, `vscode-${platform()}-${version}`, 'is-complete'));
  if (!there) await reachUpdateSite();
  const executable = await download({ version, cachePath: installFolder, timeout: 30_000 });
  return { executable, version, origin: 'downloaded' };
}

/** Why no desktop window can be shown here; `undefined` when one can. */
export function noScreen(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (process.platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY) return undefined;
  return 'there is no display (run it under xvfb-run)';
}

function platform(): string {
  if (process.platform === 'darwin') return process.arch === 'arm64' ? 'darwin-arm64' : 'darwin';
  if (process.platform === 'win32') return `win32-${process.arch}-archive`;
  return `linux-${process.arch}`;
}

/** `code` is a script beside the application, or a link to one. */
function electronOf(command: string): string | undefined {
  if (!existsSync(command)) return undefined;
  const real = realpathSync(command);
  const bin = dirname(real);
  const candidates = [
    join(bin, '..', 'Code.exe'), // Windows: bin\code.cmd
    join(bin, '..', '..', '..', 'MacOS', 'Electron'), // macOS: Contents/Resources/app/bin/code
    join(bin, '..', '..', '..', 'MacOS', 'Code'),
    join(bin, '..', 'code'), // Linux: bin/code
  ];
  return candidates.find((path) => existsSync(path) && realpathSync(path) !== real) ?? real;
}

function versionOf(executable: string): string {
  const folder = dirname(executable);
  const manifests = ['resources/app/package.json', '../Resources/app/package.json'].map((path) => join(folder, path));
  const manifest = manifests.find((path) => existsSync(path));
  return manifest ? String(JSON.parse(readFileSync(manifest, 'utf8')).version) : 'of unknown version';
}

function tooOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return Number.isFinite(major) && (major < (floor[0] ?? 0) || (major === floor[0] && minor < (floor[1] ?? 0)));
}

/** Where the network is closed a download would try for minutes; a closed door is noticed in seconds. */
async function reachUpdateSite(): Promise<void> {
  const proxied = ['HTTPS_PROXY', 'https_proxy', 'npm_config_https_proxy'].some((name) => process.env[name]);
  if (proxied) return; // test-electron goes through the proxy and says what happens there
  await new Promise<void>((resolve, reject) => {
    const request = get('https://update.code.visualstudio.com/api/releases/stable', { timeout: 4_000 }, (response) => {
      response.destroy();
      resolve();
    });
    request.on('timeout', () => request.destroy(new Error('no answer in 4 s')));
    request.on('error', (error) => reject(new Error(`the VS Code update site cannot be reached (${error.message})`)));
  });
}
