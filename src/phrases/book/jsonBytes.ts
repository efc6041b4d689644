import {
  BACKSLASH,
  COLON,
  COMMA,
  DASH,
  DOT,
  LEFT_BRACE,
  LEFT_BRACKET,
  QUOTE,
  RIGHT_BRACE,
  RIGHT_BRACKET,
} from '../../text/ascii';

/** Instead of a position, where what was looked for does not stand. */
export const DOUBT = -1;

export const LIST = LEFT_BRACKET;
export const LIST_END = RIGHT_BRACKET;
export const OBJECT = LEFT_BRACE;
export const OBJECT_END = RIGHT_BRACE;
const SMALL_U = 0x75;
const ZERO = 0x30;

/** What a byte may be, as bits. */
const SPACE = 1;
/** May stand in a string as it is: no quotation mark, no backslash, no control character. */
const PLAIN = 2;
const DIGIT = 4;
const HEX = 8;
/** May stand behind a backslash, `u` apart. */
const ESCAPED = 16;

const classes = new Uint8Array(0x100).fill(PLAIN, 0x20);
const rows = [
  [SPACE, ' \t\n\r'],
  [DIGIT, '0123456789'],
  [HEX, '0123456789abcdefABCDEF'],
  [ESCAPED, '"\\/bfnrt'],
] as const;
for (const [bit, characters] of rows)
  for (const character of characters) (classes[character.charCodeAt(0)] as number) |= bit;
for (const character of '"\\') (classes[character.charCodeAt(0)] as number) &= ~PLAIN;

/** What lies deeper is left to a parser that need not recurse. */
const DEEPEST = 100;
/** Longer strings are decoded by the platform. */
const LONGEST_SHORT = 256;
/** An integer of so many digits is exact, and so is ten to the power of so many. */
const MOST_DIGITS = 15;

const LITERALS = ['true', 'false', 'null'].map((literal) => new TextEncoder().encode(literal));

/**
 * JSON in UTF-8, read byte by byte where it stands. Positions are offsets of bytes. What a method takes for a value, JSON.parse takes
 * for one, of the decoded text; the other way round, too, but for values nested more than a hundred deep. Bytes that are no UTF-8
 * become U+FFFD, as TextDecoder has it.
 */
export class JsonBytes {
  readonly bytes: Uint8Array;
  // A byte order mark inside the file is a character.
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #units = new Uint16Array(LONGEST_SHORT);
  readonly #exact: number[][] = [];

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Behind the white space at `at`. */
  behindSpace(at: number): number {
    const { bytes } = this;
    let end = at;
    while (((classes[bytes[end] as number] as number) & SPACE) !== 0) end++;
    return end;
  }

  /** Behind the string at `at`. */
  behindString(at: number): number {
    const { bytes } = this;
    if (bytes[at] !== QUOTE) return DOUBT;
    for (let end = at + 1; ; ) {
      while (((classes[bytes[end] as number] as number) & PLAIN) !== 0) end++;
      if (bytes[end] === QUOTE) return end + 1;
      if (bytes[end] !== BACKSLASH) return DOUBT;
      end = this.#behindEscape(end + 1);
      if (end === DOUBT) return DOUBT;
    }
  }

  /** Behind the value at `at`, whatever it is. */
  behindValue(at: number, depth = 0): number {
    switch (this.bytes[at]) {
      case QUOTE:
        return this.behindString(at);
      case LIST:
        return depth > DEEPEST ? DOUBT : this.#behindList(at, depth);
      case OBJECT:
        return depth > DEEPEST ? DOUBT : this.#behindObject(at, depth);
      default: {
        const literal = LITERALS.find((each) => this.has(each, at));
        return literal ? at + literal.length : this.#behindNumber(at);
      }
    }
  }

  /** Whether these bytes stand at `at`. */
  has(wanted: Uint8Array, at: number): boolean {
    const { bytes } = this;
    for (let i = 0; i < wanted.length; i++) if (bytes[at + i] !== wanted[i]) return false;
    return true;
  }

  /** Whether `bytes[at, end)` are these. */
  is(wanted: Uint8Array, at: number, end: number): boolean {
    return end - at === wanted.length && this.has(wanted, at);
  }

  /** The string that begins at `at`, where behindString() finds one. */
  stringAt(at: number): string {
    const { bytes } = this;
    const units = this.#units;
    let length = 0;
    for (let i = at + 1; length < LONGEST_SHORT; ) {
      const byte = bytes[i] as number;
      if (byte < 0x80) {
        if (byte === QUOTE) return this.#stringOf(length);
        if (byte === BACKSLASH) break;
        units[length++] = byte;
        i++;
        continue;
      }
      // Nearly all that is not ASCII are the three bytes of a Han or of a mark.
      const [second, third] = [bytes[i + 1] as number, bytes[i + 2] as number];
      if ((byte & 0xf0) !== 0xe0 || (second & 0xc0) !== 0x80 || (third & 0xc0) !== 0x80) break;
      const unit = ((byte & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
      // Too long a form, half a surrogate pair.
      if (unit < 0x800 || (unit & 0xf800) === 0xd800) break;
      units[length++] = unit;
      i += 3;
    }
    return this.parsed(at, this.behindString(at)) as string;
  }

  /** The list of strings that begins at `at`, where behindValue() finds one. */
  stringsAt(at: number): string[] {
    const { bytes } = this;
    const first = this.behindSpace(at + 1);
    let count = 0;
    for (let next = first; bytes[next] !== LIST_END; count++) next = this.#behindItem(next);
    // A list that grows takes room for seventeen.
    const strings = new Array<string>(count);
    for (let i = 0, next = first; i < count; i++, next = this.#behindItem(next)) strings[i] = this.stringAt(next);
    return strings;
  }

  /** At the string behind the one at `at`, or at the end of the list. */
  #behindItem(at: number): number {
    const end = this.behindSpace(this.behindString(at));
    return this.bytes[end] === COMMA ? this.behindSpace(end + 1) : end;
  }

  /** The number of `bytes[at, end)`, where it is written without sign and exponent and is exact; else undefined. */
  plainNumber(at: number, end: number): number | undefined {
    const { bytes } = this;
    let value = 0;
    let point = end;
    if (end - at > MOST_DIGITS) return undefined;
    for (let i = at; i < end; i++) {
      const byte = bytes[i] as number;
      if (((classes[byte] as number) & DIGIT) !== 0) value = value * 10 + byte - ZERO;
      else if (byte === DOT) point = i + 1;
      else return undefined;
    }
    return value / 10 ** (end - point);
  }

  /** What JSON.parse makes of `bytes[at, end)`. */
  parsed(at: number, end: number): unknown {
    return JSON.parse(this.decoded(at, end));
  }

  /** The first units of the buffer. Of each length an array is kept: to spread one that is just as long takes a fifth of any other way. */
  #stringOf(length: number): string {
    let exact = this.#exact[length];
    if (exact === undefined) {
      exact = new Array<number>(length).fill(0);
      this.#exact[length] = exact;
    }
    for (let i = 0; i < length; i++) exact[i] = this.#units[i] as number;
    return String.fromCharCode(...exact);
  }

  decoded(at: number, end: number): string {
    return this.#decoder.decode(this.bytes.subarray(at, end));
  }

  #behindEscape(at: number): number {
    const { bytes } = this;
    if (bytes[at] !== SMALL_U) return ((classes[bytes[at] as number] as number) & ESCAPED) !== 0 ? at + 1 : DOUBT;
    for (let i = at + 1; i < at + 5; i++) if (((classes[bytes[i] as number] as number) & HEX) === 0) return DOUBT;
    return at + 5;
  }

  #behindList(at: number, depth: number): number {
    const { bytes } = this;
    let end = this.behindSpace(at + 1);
    if (bytes[end] === LIST_END) return end + 1;
    for (;;) {
      end = this.behindValue(end, depth + 1);
      if (end === DOUBT) return DOUBT;
      end = this.behindSpace(end);
      if (bytes[end] === LIST_END) return end + 1;
      if (bytes[end] !== COMMA) return DOUBT;
      end = this.behindSpace(end + 1);
    }
  }

  #behindObject(at: number, depth: number): number {
    const { bytes } = this;
    let end = this.behindSpace(at + 1);
    if (bytes[end] === OBJECT_END) return end + 1;
    for (;;) {
      end = this.behindString(end);
      if (end === DOUBT) return DOUBT;
      end = this.behindSpace(end);
      if (bytes[end] !== COLON) return DOUBT;
      end = this.behindValue(this.behindSpace(end + 1), depth + 1);
      if (end === DOUBT) return DOUBT;
      end = this.behindSpace(end);
      if (bytes[end] === OBJECT_END) return end + 1;
      if (bytes[end] !== COMMA) return DOUBT;
      end = this.behindSpace(end + 1);
    }
  }

  #behindNumber(at: number): number {
    const { bytes } = this;
    const first = bytes[at] === DASH ? at + 1 : at;
    let end = bytes[first] === ZERO ? first + 1 : this.#behindDigits(first);
    if (end !== DOUBT && bytes[end] === DOT) end = this.#behindDigits(end + 1);
    if (end !== DOUBT && ((bytes[end] as number) | 0x20) === 0x65) {
      const sign = bytes[end + 1] === DASH || bytes[end + 1] === 0x2b;
      end = this.#behindDigits(end + (sign ? 2 : 1));
    }
    return end;
  }

  /** Behind one digit or more. */
  #behindDigits(at: number): number {
    const { bytes } = this;
    let end = at;
    while (((classes[bytes[end] as number] as number) & DIGIT) !== 0) end++;
    return end === at ? DOUBT : end;
  }
}
