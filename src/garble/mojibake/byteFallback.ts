import { exactPiece, misread, type Reading } from './reading';

/** Two bytes at least: `<0x0A>` alone is how such tokenizers write a line break, and is shown in texts about them. */
const TOKENS = /(?:<0x[0-9A-F]{2}>){2,4096}/y;

/** Where the tokens that stand at `offset` end; `offset` where there are none. */
export function endOfTokens(text: string, offset: number, limit: number): number {
  TOKENS.lastIndex = offset;
  return Math.min(limit, offset + (TOKENS.exec(text)?.[0].length ?? 0));
}

/**
 * Bytes that a language model's tokenizer fell back to and wrote out: `<0xE5><0x8A><0x9E>` for 办.
 * @returns undefined where they are not UTF-8 of something outside ASCII
 */
export function byteFallback(text: string, offset: number, limit: number): Reading | undefined {
  const end = endOfTokens(text, offset, limit);
  const tokens = text.slice(offset, end).match(/[0-9A-F]{2}(?=>)/g);
  if (!tokens) return undefined;
  const bytes = Uint8Array.from(tokens, (byte) => Number.parseInt(byte, 16));
  const original = new TextDecoder().decode(bytes);
  if (original.includes('\ufffd') || original.length === bytes.length) return undefined;
  return {
    chain: misread('utf-8', 'byte-fallback'),
    pieces: [exactPiece(offset, end, original)],
    start: offset,
    end,
    text: original,
    exact: [...original].length,
    guessed: 0,
    lost: 0,
    gain: 10 * bytes.length,
  };
}
