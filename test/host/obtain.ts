import { type Desktop, downloadDesktop, findInstalled, noScreen } from './desktop';
import { desktopHost } from './desktopHost';
import type { Host, HostOptions } from './host';
import { oldest } from './pins';
import { serverHost } from './serverHost';

/** Which VS Code, and what is installed in it. */
export interface HostRequest extends HostOptions {
  /** A pinned version; TUIQIAO_VSCODE_VERSION, else the oldest. An installed desktop VS Code is taken whatever its version. */
  readonly version?: string;
  /** Called with what is done and which VS Code was found. */
  readonly say?: (line: string) => void;
}

/**
 * The first VS Code that can be had: the one TUIQIAO_VSCODE names, `code` on the PATH, a download, the npm server.
 * TUIQIAO_HOST=desktop or =server restricts the choice. Fails with every reason when there is none.
 */
export async function obtainHost(request: HostRequest = {}): Promise<Host> {
  const { version = process.env.TUIQIAO_VSCODE_VERSION ?? oldest, say = console.log, ...options } = request;
  const only = process.env.TUIQIAO_HOST;
  if (only && only !== 'desktop' && only !== 'server')
    throw new Error(`TUIQIAO_HOST is desktop or server, not ${only}`);

  const ways: [string, () => Promise<Host>][] = [];
  if (only !== 'server') {
    ways.push(['desktop', async () => desktopHost(await obtainDesktop(version), options)]);
  }
  if (only !== 'desktop') ways.push(['server', () => serverHost(version, options, say)]);

  const reasons: string[] = [];
  for (const [way, obtain] of ways) {
    try {
      const host = await obtain();
      say(`using ${host.name}${reasons.length > 0 ? ` (${reasons.join('; ')})` : ''}`);
      return host;
    } catch (error) {
      reasons.push(`${way}: ${error instanceof Error ? error.message : error}`);
      // What was asked for by name is not quietly replaced.
      if (way === 'desktop' && process.env.TUIQIAO_VSCODE) break;
    }
  }
  throw new Error(`no VS Code can be had.\n${reasons.map((reason) => `- ${reason}`).join('\n')}`);
}

/** The installed desktop VS Code, else the downloaded one. */
export async function obtainDesktop(version: string = oldest): Promise<Desktop> {
  const problem = noScreen();
  if (problem) throw new Error(problem);
  return findInstalled() ?? (await downloadDesktop(version));
}
