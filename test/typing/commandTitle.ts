import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the palette shows for a command in an English window: `Category: Title`, from the manifest. */
export function commandTitle(extension: string, command: string): string {
  const read = (name: string) => JSON.parse(readFileSync(join(extension, name), 'utf8'));
  const manifest = read('package.json');
  const found = manifest.contributes.commands.find((each: { command: string }) => each.command === command);
  if (!found) throw new Error(`the manifest has no command ${command}`);
  const localised = (text: string) => text.replace(/^%(.+)%$/, (_, key) => read('package.nls.json')[key]);
  return `${localised(found.category)}: ${localised(found.title)}`;
}
