import { randomUUID } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  lstatSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Whether a path leads to a file that can be replaced: no device, no pipe. */
export function isOrdinaryFile(folder: string, path: string): boolean {
  return statSync(resolve(folder, path)).isFile();
}

/**
 * Replaces the content of a file whole or not at all: it is written beside and moved into place. A link stays a link: what it
 * leads to is replaced. Permissions and, where the system allows, the owner stay.
 * @throws what the system says; then the file is as it was and nothing is left beside it
 */
export function replaceFile(folder: string, path: string, content: Uint8Array): void {
  const target = realpathSync(resolve(folder, path));
  // Moving another file into its place would replace a file that may not be written.
  accessSync(target, constants.W_OK);
  const { mode, uid, gid } = statSync(target);
  const temporary = join(dirname(target), `.tuiqiao-${randomUUID()}`);
  try {
    writeFileSync(temporary, content, { flag: 'wx', mode: 0o600, flush: true });
    keepOwner(temporary, uid, gid);
    chmodSync(temporary, mode & 0o7777);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/**
 * Writes a file where there is none, whole or not at all.
 * @throws what the system says, and where something is there after all, a link that leads nowhere say
 */
export function createFile(folder: string, path: string, content: Uint8Array): void {
  const target = resolve(folder, path);
  if (lstatSync(target, { throwIfNoEntry: false })) throw Object.assign(new Error(path), { code: 'EEXIST' });
  const temporary = join(dirname(target), `.tuiqiao-${randomUUID()}`);
  try {
    writeFileSync(temporary, content, { flag: 'wx', flush: true });
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function keepOwner(path: string, uid: number, gid: number): void {
  const now = statSync(path);
  if (now.uid === uid && now.gid === gid) return;
  try {
    chownSync(path, uid, gid);
  } catch {
    // Only root may give a file away; anyone else who may write the folder becomes the owner, as with any editor that does this.
  }
}
