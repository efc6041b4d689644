/** Raised when what is drawn from a document, or how it is written down, would differ. */
const VERSION = 4;
const LINE_BREAK = 0x0a;

/** A file of the index that is not as it was written. */
export class DamagedIndex extends Error {}

/**
 * A file of the index: a line with the hash of the rest, one with the version, then each value as a line of JSON.
 * @param breathe waited for after each value
 */
export async function encode(values: Iterable<unknown>, breathe: () => Promise<void>): Promise<Uint8Array> {
  const encoder = new TextEncoder();
  const lines = [encoder.encode(`${VERSION}\n`)];
  for (const value of values) {
    lines.push(encoder.encode(`${JSON.stringify(value)}\n`));
    await breathe();
  }
  const body = joined(lines);
  return joined([encoder.encode(`${await hashOf(body)}\n`), body]);
}

/**
 * The values of such a file, each read when it is asked for; undefined where another version wrote it.
 * @throws DamagedIndex where the bytes are none that encode() gave
 */
export async function decode(bytes: Uint8Array): Promise<Generator<unknown, void> | undefined> {
  const end = bytes.indexOf(LINE_BREAK);
  const body = bytes.subarray(end + 1);
  if (end < 0 || new TextDecoder().decode(bytes.subarray(0, end)) !== (await hashOf(body))) throw new DamagedIndex();
  // What the hash vouches for was written by encode().
  const values = linesOf(body);
  return values.next().value === VERSION ? values : undefined;
}

function* linesOf(body: Uint8Array): Generator<unknown, void> {
  const decoder = new TextDecoder();
  for (let start = 0; start < body.length; ) {
    const end = body.indexOf(LINE_BREAK, start);
    yield JSON.parse(decoder.decode(body.subarray(start, end)));
    start = end + 1;
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let used = 0;
  for (const part of parts) {
    bytes.set(part, used);
    used += part.length;
  }
  return bytes;
}

/** 32 hexadecimal digits that tell contents apart. */
export async function hashOf(content: Uint8Array | string): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return [...new Uint8Array(digest, 0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
