import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TemporaryFolder, temporaryFolder } from './temporary';

/**
 * A copy of the extension as vscode.dev sees it: no `main`, so that the web worker host takes it, and the tests inside,
 * because VS Code looks for the host of the extension that the tests belong to.
 */
export async function webCopy(extension: string, tests: string): Promise<{ folder: TemporaryFolder; tests: string }> {
  const folder = temporaryFolder('tuiqiao-web');
  const { main: _, ...manifest } = JSON.parse(await readFile(join(extension, 'package.json'), 'utf8'));
  await writeFile(join(folder.path, 'package.json'), JSON.stringify(manifest));
  const shipped = ['package.nls.json', 'package.nls.zh-cn.json', 'package.nls.zh-tw.json', 'l10n', 'media', 'dist'];
  for (const name of shipped.filter((each) => existsSync(join(extension, each)))) {
    await cp(join(extension, name), join(folder.path, name), { recursive: true });
  }
  const inside = join(folder.path, 'tests', 'web.js');
  await mkdir(join(folder.path, 'tests'));
  await cp(tests, inside);
  return { folder, tests: inside };
}
