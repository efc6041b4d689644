import { exactPiece, type Reading } from './reading';

/** Two bytes at least: `<0x0A>` alone is how such tokenizers write a line break, and is shown in texts about them. */
const TOKENS = /(?:<0x[0-9A-F]{2}>){2,4096}/y;

/**
 * Bytes that a language model's tokenizer fell back to and wrote out: `<0xE5><0x8A><0x9E>` for 办.
 * @returns undefined where they are not UTF-8 of something outside ASCII
 */
export function byteFallback(text: string, offset: number, limit: number): Reading | undefined {
  if (!text.startsWith('<0x', offset)) return undefined;
  TOKENS.lastIndex = offset;
  const tokens = TOKENS.exec(text)?.[0];
  if (tokens === undefined || offset + tokens.length > limit) return undefined;
  const bytes = Uint8Array.from(tokens.match(/[0-9A-F]{2}(?=>)/g) ?? [], (byte) => Number.parseInt(byte, 16));
  const original = new TextDecoder().decode(bytes);
  if (original.includes('\ufffd') || original.length === bytes.length) return undefined;
  const end = offset + tokens.length;
  return {
    chain: [{ actual: 'utf-8', readAs: 'byte-fallback' }],
    pieces: [exactPiece(offset, end, original)],
    start: offset,
    end,
    text: original,
    exact: [...original].length,
    lost: 0,
    gain: 10 * bytes.length,
  };
}
