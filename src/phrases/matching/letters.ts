import type { Forms } from './forms';
import { SortedKeys } from './sortedKeys';

const SPACE = 0x20;

/** The letters by which phrases are found: first letters (tjws) and whole syllables (tuanjiewushi), from `Phrase.pinyin`. */
export interface Letters {
  readonly pool: Uint16Array;
  /** Owners are numbers of phrases. */
  readonly initials: SortedKeys;
  readonly syllables: SortedKeys;
  /** By phrase: where its initials, and its syllables, stand in the pool; `starts[n]..starts[n + 1]`. */
  readonly initialStarts: Uint32Array;
  readonly syllableStarts: Uint32Array;
}

/** Letters as they are compared: lower case, ü as v, without tones. */
export function plainLetters(text: string): string {
  let plain = true;
  for (let i = 0; i < text.length && plain; i++) {
    const unit = text.charCodeAt(i);
    plain = unit === SPACE || (unit >= 0x61 && unit <= 0x7a);
  }
  if (plain) return text;
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/u[\u0300-\u0304\u030c]?\u0308/g, 'v')
    .replace(/[^a-z ]/g, '');
}

/** Reads the letters of all phrases. Phrases without `pinyin`, or that are never offered, have none. */
export function readLetters({ phrases }: Pick<Forms, 'phrases'>): Letters {
  const texts: string[] = [];
  let total = 0;
  for (let at = 0; at < phrases.length; at++) {
    const { complete, pinyin } = phrases.head(at);
    const text = complete === false || pinyin === undefined ? '' : plainLetters(pinyin);
    texts.push(text);
    total += text.length;
  }
  const pool = new Uint16Array(total * 2);
  const initialStarts = new Uint32Array(texts.length + 1);
  const syllableStarts = new Uint32Array(texts.length + 1);
  let used = 0;
  for (let at = 0; at < texts.length; at++) {
    const text = texts[at] as string;
    initialStarts[at] = used;
    for (let i = 0; i < text.length; i++)
      if (text.charCodeAt(i) !== SPACE && (i === 0 || text.charCodeAt(i - 1) === SPACE))
        pool[used++] = text.charCodeAt(i);
  }
  initialStarts[texts.length] = used;
  for (let at = 0; at < texts.length; at++) {
    const text = texts[at] as string;
    syllableStarts[at] = used;
    for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) !== SPACE) pool[used++] = text.charCodeAt(i);
  }
  syllableStarts[texts.length] = used;
  const units = pool.slice(0, used);
  return {
    pool: units,
    initials: sorted(units, initialStarts),
    syllables: sorted(units, syllableStarts),
    initialStarts,
    syllableStarts,
  };
}

function sorted(pool: Uint16Array, starts: Uint32Array): SortedKeys {
  const owners = Uint32Array.from({ length: starts.length - 1 }, (_, at) => at).filter(
    (at) => starts[at] !== starts[at + 1],
  );
  return new SortedKeys(
    pool,
    owners.map((at) => starts[at] as number),
    owners.map((at) => starts[at + 1] as number),
    owners,
  );
}
