import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Makes VS Code believe that a language pack is installed. It is an empty one, so VS Code's own words stay English; but
 * the window has that language, and extensions show theirs. A real pack would have to be downloaded.
 */
export async function writeLanguagePack(userData: string, locale: string): Promise<void> {
  const translations = join(userData, 'translations.json');
  await writeFile(translations, JSON.stringify({ version: '1.0.0', contents: {} }));
  // VS Code reads who brought the pack, and does not miss that extension.
  const extensions = [{ extensionIdentifier: { id: `tuiqiao.no-language-pack-${locale}` }, version: '1.0.0' }];
  const pack = { hash: 'tuiqiao', label: locale, extensions, translations: { vscode: translations } };
  await writeFile(join(userData, 'languagepacks.json'), JSON.stringify({ [locale]: pack }));
}
