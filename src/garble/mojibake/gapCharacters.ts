import { chinese } from '../language';

/** What can have stood in a gap. */
export interface GapCharacters {
  /** Chinese characters, in ascending order. */
  readonly units: Uint16Array;
  /** The same, the most frequent first. */
  readonly byRarity: Uint16Array;
  /** What is not Chinese: what such a one costs is no matter of rarity. */
  readonly others: Uint16Array;
  /** By unit, its code: of characters that cost the same the lowest comes first. Undefined where a unit is its own code. */
  readonly codes: Uint16Array | undefined;
  /** The bits of a code that are the same in all, and what these are. */
  readonly mask: number;
  readonly value: number;
}

/** The characters of a gap, in any order, of whose codes some bits may be known. */
export function gapCharacters(all: Iterable<number>, mask = 0, value = 0, codes?: Uint16Array): GapCharacters {
  const language = chinese();
  const { unigrams } = language;
  const characters = Uint16Array.from(all);
  const units = characters.filter((unit) => language.isChinese(unit)).sort();
  const others = characters.filter((unit) => !language.isChinese(unit));
  const byRarity = units.slice().sort((a, b) => (unigrams[a] as number) - (unigrams[b] as number) || a - b);
  return { units, byRarity, others, mask, value, codes };
}

/** The first index whose value is at least `value`. */
export function lowerBound(sorted: Uint16Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
