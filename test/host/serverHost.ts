import type { Browser, Page } from 'playwright-core';
import { findChromium, launchChromium } from './chromium';
import type { Host, HostOptions, TestRun, Window, WindowRequest } from './host';
import { installServer } from './install';
import { pinOf } from './pins';
import { within } from './process';
import { type Server, startServer } from './server';

/** The npm-installed VS Code server, shown by a Chromium without a screen. */
export async function serverHost(version: string, options: HostOptions, say: (line: string) => void): Promise<Host> {
  findChromium(); // before the long install
  const installed = await installServer(pinOf(version), say);
  const browser = await launchChromium();
  try {
    const server = await startServer(installed, options);
    return new ServerHost(version, server, browser);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

class ServerHost implements Host {
  readonly name: string;

  constructor(
    readonly version: string,
    private readonly server: Server,
    private readonly browser: Browser,
  ) {
    this.name = `VS Code ${version} server (npm code-server) in Chromium ${browser.version()}`;
  }

  async runTests(run: TestRun): Promise<number> {
    const context = await this.browser.newContext({ viewport: { width: 1200, height: 800 } });
    const log: string[] = [];
    try {
      const page = await context.newPage();
      page.on('pageerror', (error) => log.push(`page error: ${error.message}`));
      await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
        for (const line of args.map(String).join(' ').split('\n')) {
          log.push(line);
          run.onLine(line);
        }
      });
      const ended = new Promise<number>((resolve, reject) => {
        page.on('crash', () => reject(new Error('the page crashed')));
        page.exposeFunction('codeAutomationExit', (code: number) => resolve(code)).catch(reject);
      });
      await page.goto(this.server.url(run), { waitUntil: 'commit' });
      return await within(run.milliseconds, ended, 'the suite');
    } catch (error) {
      const tail = [...log.slice(-40), this.server.log().slice(-2_000)].join('\n');
      throw new Error(`${error instanceof Error ? error.message : error}\nThe end of the log:\n${tail}`);
    } finally {
      await context.close();
    }
  }

  async openWindow(request: WindowRequest): Promise<Window> {
    const context = await this.browser.newContext({
      viewport: request.size ?? { width: 1200, height: 800 },
      deviceScaleFactor: request.scale ?? 1,
    });
    try {
      const page: Page = await context.newPage();
      await page.goto(this.server.url(request), { waitUntil: 'commit' });
      return { page, close: () => context.close() };
    } catch (error) {
      await context.close();
      throw error;
    }
  }

  async dispose(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
  }
}
