import { Inflate } from 'fflate';

/** A file of an archive, not yet unpacked. */
interface Entry {
  readonly method: number;
  readonly size: number;
  /** Of its local header. */
  readonly offset: number;
  readonly isEncrypted: boolean;
}

export type ArchiveProblem = 'damaged' | 'too-large' | 'encrypted';

/**
 * A zip archive, read by its central directory. Unpacks at most so many bytes in all, whatever the archive says of its sizes:
 * a few kilobytes can be made to unpack to gigabytes.
 */
export class Archive {
  readonly #bytes: Uint8Array;
  readonly #entries: ReadonlyMap<string, Entry>;
  #left: number;

  private constructor(bytes: Uint8Array, entries: ReadonlyMap<string, Entry>, limit: number) {
    this.#bytes = bytes;
    this.#entries = entries;
    this.#left = limit;
  }

  /** @returns undefined where the bytes are no complete archive */
  static open(bytes: Uint8Array, limit: number): Archive | undefined {
    const entries = directoryOf(bytes);
    return entries && new Archive(bytes, entries, limit);
  }

  /** Lower case, parted by `/`. */
  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  /** @returns the unpacked file; undefined where there is none of this name (in any case) */
  read(name: string): Uint8Array | ArchiveProblem | undefined {
    const entry = this.#entries.get(normal(name));
    if (!entry) return undefined;
    if (entry.isEncrypted) return 'encrypted';
    const view = viewOf(this.#bytes);
    const { offset } = entry;
    if (offset + LOCAL_HEADER > view.byteLength || view.getUint32(offset, true) !== LOCAL) return 'damaged';
    const start = offset + LOCAL_HEADER + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    if (start + entry.size > view.byteLength) return 'damaged';
    const packed = this.#bytes.subarray(start, start + entry.size);
    if (entry.method !== STORED && entry.method !== DEFLATED) return 'damaged';
    const unpacked =
      entry.method === STORED ? (packed.length > this.#left ? 'too-large' : packed) : inflate(packed, this.#left);
    if (typeof unpacked !== 'string') this.#left -= unpacked.length;
    return unpacked;
  }
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_HEADER = 30;
const CENTRAL_HEADER = 46;
const END_RECORD = 22;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function normal(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
}

function directoryOf(bytes: Uint8Array): Map<string, Entry> | undefined {
  const view = viewOf(bytes);
  let end = bytes.length - END_RECORD;
  const first = Math.max(0, end - LONGEST_COMMENT);
  while (end >= first && view.getUint32(end, true) !== END) end--;
  if (end < first) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries = new Map<string, Entry>();
  const decoder = new TextDecoder();
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_HEADER > end || view.getUint32(at, true) !== CENTRAL) return undefined;
    const nameLength = view.getUint16(at + 28, true);
    const name = normal(decoder.decode(bytes.subarray(at + CENTRAL_HEADER, at + CENTRAL_HEADER + nameLength)));
    entries.set(name, {
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      size: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    });
    at += CENTRAL_HEADER + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** So many packed bytes at once: they unpack to at most a thousand times as many. */
const SLICE = 16_384;

function inflate(packed: Uint8Array, limit: number): Uint8Array | ArchiveProblem {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let isComplete = false;
  const inflater = new Inflate((chunk, final) => {
    chunks.push(chunk);
    length += chunk.length;
    isComplete = final;
  });
  try {
    for (let at = 0; at < packed.length; at += SLICE) {
      inflater.push(packed.subarray(at, at + SLICE), at + SLICE >= packed.length);
      if (length > limit) return 'too-large';
    }
  } catch {
    return 'damaged';
  }
  if (!isComplete) return 'damaged';
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
