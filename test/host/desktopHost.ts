import { cp, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { _electron } from 'playwright-core';
import type { Desktop } from './desktop';
import type { Host, HostOptions, TestRun, Window, WindowRequest } from './host';
import { writeLanguagePack } from './languagePack';
import { start, within } from './process';
import { temporaryFolder } from './temporary';

/** A desktop VS Code, with an empty profile of its own. */
export async function desktopHost(desktop: Desktop, options: HostOptions = {}): Promise<Host> {
  const data = temporaryFolder('tq'); // short: sockets below it have a limit of 107 bytes
  const extensionsFolder = join(data.path, 'extensions');
  await mkdir(extensionsFolder);
  for (const folder of options.extensions ?? []) {
    await cp(folder, join(extensionsFolder, `tuiqiao.${basename(folder)}-0.0.1`), { recursive: true });
  }
  let windows = 0;
  /** Each start has a profile of its own, so that none sees what another left. */
  const profile = async () => {
    const userData = join(data.path, `user-${++windows}`);
    await mkdir(userData);
    if (options.locale) await writeLanguagePack(userData, options.locale);
    return [
      `--user-data-dir=${userData}`,
      `--extensions-dir=${extensionsFolder}`,
      ...(options.locale ? [`--locale=${options.locale}`] : []),
    ];
  };
  return {
    name: `desktop VS Code ${desktop.version} (${desktop.origin}, ${desktop.executable})`,
    version: desktop.version,

    async runTests(run: TestRun): Promise<number> {
      const args = [run.folder, ...desktopArguments(run), ...(await profile())];
      const running = start(desktop.executable, args, { onLine: run.onLine });
      try {
        return (await within(run.milliseconds, running.exited, 'the suite')) ?? 1;
      } catch (error) {
        const tail = running.output().slice(-4_000);
        throw new Error(`${error instanceof Error ? error.message : error}\nThe end of the log:\n${tail}`);
      } finally {
        await running.stop();
      }
    },

    async openWindow(request: WindowRequest): Promise<Window> {
      const { width, height } = request.size ?? { width: 1200, height: 800 };
      const application = await _electron.launch({
        executablePath: desktop.executable,
        args: [
          request.folder,
          ...(request.file ? [request.file] : []),
          ...desktopArguments(request),
          ...(await profile()),
          `--force-device-scale-factor=${request.scale ?? 1}`,
        ],
        timeout: 60_000,
      });
      const page = await application.firstWindow();
      await page.setViewportSize({ width, height });
      return { page, close: () => application.close() };
    },

    dispose: () => data.remove(),
  };
}

/** What VS Code is started with: the same that `runTests` of @vscode/test-electron passes. */
export function desktopArguments(what: { extension: string; tests?: string; kind?: 'node' | 'web' }): string[] {
  return [
    '--no-sandbox', // https://github.com/microsoft/vscode/issues/84238
    '--disable-gpu-sandbox', // https://github.com/microsoft/vscode-test/issues/221
    '--disable-updates', // https://github.com/microsoft/vscode-test/issues/120
    '--skip-welcome',
    '--skip-release-notes',
    '--disable-workspace-trust',
    '--disable-telemetry',
    `--extensionDevelopmentPath=${what.extension}`,
    ...(what.tests ? [`--extensionTestsPath=${what.tests}`] : []),
    ...(what.kind === 'web' ? ['--extensionDevelopmentKind=web'] : []),
  ];
}
