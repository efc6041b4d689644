import { COLON, COMMA } from '../../text/ascii';
import { DOUBT, type JsonBytes, LIST, LIST_END, OBJECT, OBJECT_END } from './jsonBytes';
import { ANNOTATIONS, definition, quickCheck, type Schema } from './schemaCheck';

/** Behind the value at `at`, where it is as a schema wants it; else DOUBT: then it is to be made and judged. */
export type Scan = (json: JsonBytes, at: number, notes: Notes) => number;

/** What a scan says of the fields that somebody wants to find again. */
export interface Notes {
  /** Where the value of a field begins; of an `enum` or a `const` which of the allowed values it is, from 1 on. */
  note(slot: number, value: number): void;
}

/** The slots of the fields that are to be noted, by their path: `text`, `traditional/text`. */
export type Slots = ReadonlyMap<string, number>;

/**
 * A scan of bytes for a schema, as quickCheck() is a check of values: what it accepts is valid, what it does not accept is in doubt.
 * A value that has to be looked at more closely is made and checked; a keyword that is not known here leaves all to quickCheck().
 */
export function schemaScan(schema: Schema, root: Schema, slots: Slots): Scan {
  return scanOf(schema, { root, slots, path: '' });
}

interface Place {
  readonly root: Schema;
  readonly slots: Slots;
  readonly path: string;
}

function scanOf(schema: Schema, place: Place): Scan {
  const keywords = Object.keys(schema).filter((keyword) => !ANNOTATIONS.has(keyword));
  if (keywords.length === 1 && keywords[0] === '$ref')
    return scanOf(definition(String(schema.$ref), place.root), place);
  const [, make] = SCANS.find(([known]) => keywords.every((keyword) => known.includes(keyword))) ?? [];
  const scan = make?.(schema, place) ?? made(quickCheck(schema, place.root));
  const slot = place.slots.get(place.path);
  if (slot === undefined || make === oneOf) return scan;
  return (json, at, notes) => {
    notes.note(slot, at);
    return scan(json, at, notes);
  };
}

/** By the keywords of a schema, what scans for it. */
const SCANS: readonly (readonly [readonly string[], (schema: Schema, place: Place) => Scan | undefined])[] = [
  [['const'], oneOf],
  [['enum'], oneOf],
  [['type', 'minLength', 'maxLength', 'pattern'], aString],
  [['type', 'minimum', 'maximum'], aNumber],
  [['type', 'items', 'minItems', 'maxItems'], aList],
  [['type', 'properties', 'required', 'additionalProperties'], anObject],
];

type Check = (value: unknown) => boolean;

/** Makes the value and checks that. */
function made(check: Check): Scan {
  return (json, at) => {
    const end = json.behindValue(at);
    return end !== DOUBT && check(json.parsed(at, end)) ? end : DOUBT;
  };
}

/** One of some values, nearly always written as JSON.stringify() writes it. */
function oneOf(schema: Schema, { slots, path }: Place): Scan {
  const allowed = (schema.enum ?? [schema.const]) as unknown[];
  const literals = allowed.map(bytesOf);
  const slot = slots.get(path);
  return (json, at, notes) => {
    const end = json.behindValue(at);
    if (end === DOUBT) return DOUBT;
    let which = 0;
    while (which < literals.length && !json.is(literals[which] as Uint8Array, at, end)) which++;
    if (which === literals.length) which = allowed.indexOf(json.parsed(at, end));
    if (which < 0) return DOUBT;
    if (slot !== undefined) notes.note(slot, which + 1);
    return end;
  };
}

/** A unit takes a byte or more, and a character at most the twelve of a surrogate pair in escapes. */
const MOST_BYTES = 12;

function aString(schema: Schema, { root }: Place): Scan | undefined {
  if (schema.type !== 'string') return undefined;
  const {
    minLength = 0,
    maxLength = Number.POSITIVE_INFINITY,
    pattern,
  } = schema as {
    minLength?: number;
    maxLength?: number;
    pattern?: string;
  };
  const check = quickCheck(schema, root);
  const fits = pattern === undefined ? undefined : (PATTERNS[pattern] ?? (() => false));
  return (json, at) => {
    const end = json.behindString(at);
    if (end === DOUBT) return DOUBT;
    const size = end - at - 2;
    const isRight =
      size <= maxLength &&
      size > (minLength - 1) * MOST_BYTES &&
      (fits === undefined || fits(json.bytes, at + 1, end - 1));
    return isRight || check(json.stringAt(at)) ? end : DOUBT;
  };
}

/** Patterns of which most of what fits can be told from its bytes. */
const PATTERNS: Readonly<Record<string, (bytes: Uint8Array, from: number, to: number) => boolean>> = {
  '^\\p{L}+( \\p{L}+)*$': (bytes, from, to) => {
    let isInWord = false;
    for (let i = from; i < to; i++) {
      const byte = bytes[i] as number;
      if (byte >= 0x61 && byte <= 0x7a) isInWord = true;
      else if (byte === 0x20 && isInWord) isInWord = false;
      else return false;
    }
    return isInWord;
  },
};

function aNumber(schema: Schema, { root }: Place): Scan | undefined {
  if (schema.type !== 'number' && schema.type !== 'integer') return undefined;
  const check = quickCheck(schema, root);
  return (json, at) => {
    const end = json.behindValue(at);
    if (end === DOUBT) return DOUBT;
    return check(json.plainNumber(at, end) ?? json.parsed(at, end)) ? end : DOUBT;
  };
}

function aList(schema: Schema, place: Place): Scan | undefined {
  if (schema.type !== 'array' || schema.items === undefined) return undefined;
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema as { minItems?: number; maxItems?: number };
  const item = scanOf(schema.items as Schema, { ...place, path: `${place.path}/*` });
  return (json, at, notes) => {
    const { bytes } = json;
    if (bytes[at] !== LIST) return DOUBT;
    let end = json.behindSpace(at + 1);
    if (bytes[end] === LIST_END) return minItems === 0 ? end + 1 : DOUBT;
    for (let count = 1; ; count++) {
      end = item(json, end, notes);
      if (end === DOUBT) return DOUBT;
      end = json.behindSpace(end);
      if (bytes[end] === LIST_END) return count >= minItems && count <= maxItems ? end + 1 : DOUBT;
      if (bytes[end] !== COMMA) return DOUBT;
      end = json.behindSpace(end + 1);
    }
  };
}

/** So many fields have a bit each. */
const MOST_FIELDS = 31;

/** A name that is written with escapes, that is not known or that comes twice is in doubt. */
function anObject(schema: Schema, place: Place): Scan | undefined {
  const { type, properties, required = [], additionalProperties } = schema;
  const names = Object.keys(properties ?? {});
  const mandatory = required as string[];
  const isKnown =
    type === 'object' && additionalProperties === false && mandatory.every((name) => names.includes(name));
  if (!isKnown || names.length === 0 || names.length > MOST_FIELDS) return undefined;
  const within = place.path === '' ? '' : `${place.path}/`;
  const keys = names.map(bytesOf);
  const scans = names.map((name) =>
    scanOf((properties as Record<string, Schema>)[name] as Schema, { ...place, path: within + name }),
  );
  const wanted = mandatory.reduce((bits, name) => bits | (1 << names.indexOf(name)), 0);
  return (json, at, notes) => {
    const { bytes } = json;
    if (bytes[at] !== OBJECT) return DOUBT;
    let end = json.behindSpace(at + 1);
    if (bytes[end] === OBJECT_END) return wanted === 0 ? end + 1 : DOUBT;
    let seen = 0;
    for (let last = -1; ; ) {
      const field = fieldAt(json, end, keys, last + 1);
      if (field === DOUBT || (seen & (1 << field)) !== 0) return DOUBT;
      seen |= 1 << field;
      last = field;
      end = json.behindSpace(end + (keys[field] as Uint8Array).length);
      if (bytes[end] !== COLON) return DOUBT;
      end = (scans[field] as Scan)(json, json.behindSpace(end + 1), notes);
      if (end === DOUBT) return DOUBT;
      end = json.behindSpace(end);
      if (bytes[end] === OBJECT_END) return (seen & wanted) === wanted ? end + 1 : DOUBT;
      if (bytes[end] !== COMMA) return DOUBT;
      end = json.behindSpace(end + 1);
    }
  };
}

/** Which of the keys stands at `at`. Most fields come in the order of the schema: the one at `likely` and those behind it are tried first. */
function fieldAt(json: JsonBytes, at: number, keys: readonly Uint8Array[], likely: number): number {
  for (let field = likely; field < keys.length; field++) if (json.has(keys[field] as Uint8Array, at)) return field;
  for (let field = 0; field < likely; field++) if (json.has(keys[field] as Uint8Array, at)) return field;
  return DOUBT;
}

function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
