import { type CodePageName, codePage, isLeadByte, NO_CODE } from './codePage';
import { decodeFourBytes, encodeFourBytes } from './gb18030';

// Why not TextDecoder: Node 20's windows-1252 lacks 27 characters, its gbk and big5 differ from the WHATWG index that
// browsers follow, none decodes IBM437, and none encodes anything but UTF-8.

/** Every encoding that `decode` and `encode` know, by its WHATWG name. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | CodePageName;

/** What a decoder writes where the bytes make no sense. */
export const REPLACEMENT = 0xfffd;

/**
 * The text of `bytes`, as the WHATWG decoders read them (ISO 8859-1 and IBM437 apart): U+FFFD for what is no character,
 * and an ASCII byte after a stray lead byte is kept. A byte order mark stays in the text. Never throws.
 */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'utf-8' || encoding === 'utf-16le' || encoding === 'utf-16be')
    return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  const name = encoding === 'gb18030' ? 'gbk' : encoding;
  const { units, longer } = codePage(name);
  const out = new Units();
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    const trail = bytes[i + 1];
    if (units[byte] !== 0 || byte === 0) {
      out.push(units[byte] as number);
    } else if (trail === undefined || !isLeadByte(byte, name)) {
      out.push(REPLACEMENT);
    } else if (name === 'gbk' && trail >= 0x30 && trail <= 0x39) {
      const fourBytes = decodeFourBytes(bytes, i);
      if (fourBytes !== undefined) i += 3;
      out.pushText(fourBytes ?? '\ufffd');
    } else {
      const code = byte * 256 + trail;
      const text = longer.get(code);
      if (text !== undefined) out.pushText(text);
      else out.push(units[code] || REPLACEMENT);
      // What is no character swallows its trail byte, unless that is ASCII.
      if (trail >= 0x80 || text !== undefined || units[code] !== 0) i++;
    }
  }
  return out.toString();
}

/**
 * The bytes of `text`; undefined where the encoding cannot hold it. GB 18030 and the UTFs hold everything but lone
 * surrogates, which become U+FFFD. Unlike a WHATWG encoder, Big5 writes the Hong Kong characters too.
 */
export function encode(text: string, encoding: Encoding): Uint8Array | undefined {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return encodeUtf16(text, encoding === 'utf-16le');
  const { codes, longer } = codePage(encoding === 'gb18030' ? 'gbk' : encoding);
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    let code = codes[unit] as number;
    if (code === NO_CODE) {
      const codePoint = text.codePointAt(i) as number;
      const character = String.fromCodePoint(codePoint);
      i += character.length - 1;
      if (encoding === 'gb18030') {
        bytes.push(...encodeFourBytes(codePoint >= 0xd800 && codePoint <= 0xdfff ? REPLACEMENT : codePoint));
        continue;
      }
      const cell = [...longer].find(([, value]) => value === character);
      if (!cell) return undefined;
      code = cell[0];
    } else if (encoding === 'gb18030' && code === 0x80) code = 0xa2e3; // its only €
    if (code > 0xff) bytes.push(code >> 8);
    bytes.push(code & 0xff);
  }
  return Uint8Array.from(bytes);
}

function encodeUtf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian);
  return bytes;
}

/** Collects UTF-16 units; strings are made of pieces, because `String.fromCharCode` takes its input as arguments. */
class Units {
  private readonly units = new Uint16Array(4096);
  private length = 0;
  private text = '';

  push(unit: number): void {
    if (this.length === this.units.length) this.flush();
    this.units[this.length++] = unit;
  }

  pushText(text: string): void {
    for (let i = 0; i < text.length; i++) this.push(text.charCodeAt(i));
  }

  toString(): string {
    this.flush();
    return this.text;
  }

  private flush(): void {
    this.text += String.fromCharCode(...this.units.subarray(0, this.length));
    this.length = 0;
  }
}
