import { cp, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { InstalledServer } from './install';
import { writeLanguagePack } from './languagePack';
import { type Running, start, within } from './process';
import { temporaryFolder } from './temporary';

/** A VS Code server that is running. */
export interface Server {
  /** `127.0.0.1:PORT`, the authority of its `vscode-remote` URIs. */
  readonly authority: string;
  /** The address of a window. */
  url(request: ServerWindow): string;
  /** What it has written, for a report when something fails. */
  log(): string;
  stop(): Promise<void>;
}

/** What a window of the server opens with. */
export interface ServerWindow {
  readonly folder: string;
  readonly file?: string | undefined;
  /** The extension under development. */
  readonly extension: string;
  /** A module that exports `run()`; the window runs it and reports its end. */
  readonly tests?: string | undefined;
}

/** How a server is started. */
export interface ServerOptions {
  /** Folders of extensions that are installed in it. */
  readonly extensions?: readonly string[];
  /** A free one unless given. */
  readonly port?: number;
  /** The display language; English unless given. */
  readonly locale?: string | undefined;
}

/** Starts a server, with an empty profile of its own. */
export async function startServer(installed: InstalledServer, options: ServerOptions = {}): Promise<Server> {
  const { extensions = [], port = 0, locale } = options;
  const data = temporaryFolder('tuiqiao-server');
  const extensionsFolder = join(data.path, 'extensions');
  await mkdir(extensionsFolder);
  for (const folder of extensions) {
    await cp(folder, join(extensionsFolder, `tuiqiao.${basename(folder)}-0.0.1`), { recursive: true });
  }

  const userData = join(data.path, 'data');
  await mkdir(userData);
  if (locale) await writeLanguagePack(userData, locale);

  let running: Running | undefined;
  const stop = async () => {
    await running?.stop();
    await data.remove();
  };
  try {
    const ready = new Promise<string>((resolve, reject) => {
      running = start(
        installed.node,
        [
          join(installed.folder, 'out', 'server-main.js'),
          ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
          ...['--accept-server-license-terms', '--disable-telemetry', '--disable-workspace-trust'],
          '--enable-smoke-test-driver', // without it newer builds ignore the extension under development
          ...(locale ? ['--locale', locale] : []),
          ...['--server-data-dir', data.path, '--extensions-dir', extensionsFolder],
        ],
        {
          onLine: (line) => {
            const match = /Web UI available at http:\/\/[^:]+:(\d+)/.exec(line);
            if (match?.[1]) resolve(match[1]);
          },
        },
      );
      running.exited.then(
        (code) => reject(new Error(`the server ended with ${code}:\n${running?.output().slice(-2_000)}`)),
        reject,
      );
    });
    const authority = `127.0.0.1:${await within(60_000, ready, 'the start of the server')}`;
    return { authority, url: (request) => url(authority, request), log: () => running?.output() ?? '', stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function url(authority: string, request: ServerWindow): string {
  const remote = (path: string) => `vscode-remote://${authority}${path}`;
  const payload = [
    ['extensionDevelopmentPath', remote(request.extension)],
    ...(request.tests ? [['extensionTestsPath', remote(request.tests)]] : []),
    ...(request.file ? [['openFile', remote(request.file)]] : []),
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  return `http://${authority}/?${new URLSearchParams({ folder: request.folder, payload: JSON.stringify(payload) })}`;
}
