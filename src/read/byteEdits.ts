import type { TextEdit } from '../garble';
import { decode, type Encoding, encode, REPLACEMENT } from '../text/codec';
import type { DecodedText } from './encoding';

/**
 * Edits of a decoded file as edits of its bytes, so that everything they do not touch keeps its bytes, broken ones included.
 * @param edits of `file.text`: sorted, not overlapping
 * @returns edits of the file as a string of one character a byte (ISO 8859-1); undefined where the encoding cannot hold them
 */
export function byteEdits(bytes: Uint8Array, file: DecodedText, edits: readonly TextEdit[]): TextEdit[] | undefined {
  const offsets = new ByteOffsets(bytes, file);
  const result: TextEdit[] = [];
  for (const edit of edits) {
    const start = offsets.at(edit.start);
    const end = offsets.at(edit.end);
    const encoded = encode(edit.text, file.encoding);
    if (start === undefined || end === undefined || !encoded) return undefined;
    result.push({ start, end, text: decode(encoded, 'iso-8859-1') });
  }
  return result;
}

/** So much text is compared at once; where it differs, that much is walked character by character. */
const CHUNK = 1024;
const LONGEST_CHARACTER = 4;

/** Leads ascending offsets of a text to offsets of the bytes that it was decoded from. */
class ByteOffsets {
  readonly #bytes: Uint8Array;
  readonly #text: string;
  readonly #encoding: Encoding;
  #offset = 0;
  #byte: number;

  constructor(bytes: Uint8Array, { text, encoding, bom }: DecodedText) {
    this.#bytes = bytes;
    this.#text = text;
    this.#encoding = encoding;
    this.#byte = bom ? (encode('\ufeff', encoding)?.length ?? 0) : 0;
  }

  /** @returns undefined where the way there leads through characters that cannot be told apart in the bytes */
  at(offset: number): number | undefined {
    while (this.#offset < offset) {
      const end = this.#chunkEnd(offset);
      const length = this.#lengthOf(this.#text.slice(this.#offset, end));
      if (length === undefined) return undefined;
      this.#offset = end;
      this.#byte += length;
    }
    return this.#byte;
  }

  /** The end of what comes next: broken characters, or a stretch without any; no surrogate pair is parted. */
  #chunkEnd(limit: number): number {
    const most = Math.min(limit, this.#offset + CHUNK);
    const broken = this.#text.charCodeAt(this.#offset) === REPLACEMENT;
    let end = this.#offset + 1;
    while (end < most && (this.#text.charCodeAt(end) === REPLACEMENT) === broken) end++;
    const isParted = end < limit && (this.#text.codePointAt(end - 1) as number) > 0xffff;
    return isParted ? end + 1 : end;
  }

  #lengthOf(text: string): number | undefined {
    // Two bytes a unit, halves of surrogate pairs too.
    if (this.#encoding === 'utf-16le' || this.#encoding === 'utf-16be') return text.length * 2;
    const expected = encode(text, this.#encoding);
    if (expected?.every((byte, index) => this.#bytes[this.#byte + index] === byte)) return expected.length;
    // Broken bytes, or one of the characters that have two codes.
    let at = this.#byte;
    for (const character of text) {
      const length = this.#characterLength(at, character);
      if (length === undefined) return undefined;
      at += length;
    }
    return at - this.#byte;
  }

  /** What one character was decoded from. Of a broken one the longest: a decoder takes a begun character as one. */
  #characterLength(at: number, character: string): number | undefined {
    for (let length = LONGEST_CHARACTER; length > 0; length--) {
      if (
        at + length <= this.#bytes.length &&
        decode(this.#bytes.subarray(at, at + length), this.#encoding) === character
      )
        return length;
    }
    return undefined;
  }
}
