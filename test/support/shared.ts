import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder with corpus and seeds, which is no part of the project. */
export const shared = resolve(process.env.TUIQIAO_SHARED ?? '../shared');

/** Skips the test, and says so, where `path` below the shared folder is missing. */
export function needsShared(test: Mocha.Context, path: string): string {
  const full = join(shared, path);
  if (!existsSync(full)) {
    console.log(`      skipped: no ${path} in the shared folder (TUIQIAO_SHARED)`);
    test.skip();
  }
  return full;
}

/** The texts of a folder, or each so manieth, by name, in a stable order. */
export function textsIn(folder: string, ending = '', every = 1): [name: string, text: string][] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .filter((_, at) => at % every === 0)
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
}
