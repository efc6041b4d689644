import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that goes when it is removed, or when this process ends. */
export interface TemporaryFolder {
  readonly path: string;
  remove(): Promise<void>;
}

const options = { recursive: true, force: true, maxRetries: 3 } as const;
const folders = new Set<string>();

process.on('exit', () => {
  for (const path of folders) rmSync(path, options);
});

/** Makes an empty folder below the system's folder for temporary files. */
export function temporaryFolder(prefix: string): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), `${prefix}-`));
  folders.add(path);
  return {
    path,
    async remove() {
      await rm(path, options);
      folders.delete(path);
    },
  };
}
