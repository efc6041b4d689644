import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What the palette shows for a command, from the manifest: `Category: Title`.
 * @param locale the display language of the window; English unless given
 */
export function commandTitle(extension: string, command: string, locale?: string): string {
  const strings = locale ? `package.nls.${locale}.json` : 'package.nls.json';
  const read = (name: string) => JSON.parse(readFileSync(join(extension, name), 'utf8'));
  const manifest = read('package.json');
  const found = manifest.contributes.commands.find((each: { command: string }) => each.command === command);
  if (!found) throw new Error(`the manifest has no command ${command}`);
  const localised = (text: string) => text.replace(/^%(.+)%$/, (_, key) => read(strings)[key]);
  return `${localised(found.category)}: ${localised(found.title)}`;
}
