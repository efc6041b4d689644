import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../src/cli/run';

// The program run within this process, in a folder of the test's own.

/** Certain damage in the second line, certain layout in the third. */
export const DAMAGED = '关于加强作风建设的意见\n7 Y: y7 F0 n; t, y. r6 w\n要团结,要务实。\n';
export const MENDED = '关于加强作风建设的意见\n要团结,要务实。\n';
export const MENDED_TOO = '关于加强作风建设的意见\n要团结，要务实。\n';
export const CLEAN = '关于加强作风建设的意见\n要团结，要务实。\n';

export interface Ran {
  readonly code: number;
  readonly bytes: Buffer;
  readonly out: string;
  readonly err: string;
}

export let folder: string;

export async function tuiqiao(
  words: readonly string[],
  more: { input?: string | Uint8Array; language?: string; isScreen?: boolean } = {},
): Promise<Ran> {
  const out: Uint8Array[] = [];
  let err = '';
  const code = await run(words, {
    folder,
    environment: { LANG: more.language ?? 'C' },
    isScreen: more.isScreen ?? false,
    input: async () => Buffer.from(more.input ?? ''),
    output: (text) => void out.push(Buffer.from(text)),
    error: (text) => {
      err += text;
    },
  });
  const bytes = Buffer.concat(out);
  return { code, bytes, out: bytes.toString(), err };
}

/** Writes a file of the test and returns its path as a user would give it. */
export function file(name: string, content: string | Uint8Array = DAMAGED): string {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
  return name;
}

export function content(name: string): Buffer {
  return readFileSync(join(folder, name));
}

/** The exit code, and standard output. */
export async function prints(words: readonly string[], code: number, out: string | RegExp, input = ''): Promise<void> {
  const ran = await tuiqiao(words, { input });
  assert.equal(ran.code, code, ran.err);
  if (typeof out === 'string') assert.equal(ran.out, out);
  else assert.match(ran.out, out);
}

/** Fails with 2 and says why, in one line. */
export async function refuses(words: readonly string[], reason: string, language = 'C'): Promise<void> {
  const { code, out, err } = await tuiqiao(words, { language });
  assert.deepEqual({ code, out, err }, { code: 2, out: '', err: `tuiqiao: ${reason}\n` });
}

/** Each test of the suite has an empty folder. */
export function eachInFolder(): void {
  setup(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'tuiqiao-cli-')));
  });
  teardown(() => rmSync(folder, { recursive: true, force: true }));
}
