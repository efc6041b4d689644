import { CharacterClass, characterClasses } from '../text/han';
import { votingTable } from '../text/script';
import { lazily } from './lazily';
import { isPairedMark } from './marks/pairing';
import { CLASSICAL_HAN, LITERARY_HAN } from './profile';
import type { Rule } from './rule';
import { RULES } from './rules';
import { simplifiedSlipTable } from './variants/simplifiedSlips';

// What the scan knows of every UTF-16 unit: one look-up tells all.

/** The rules that are called at units. */
export const AT_RULES = RULES.filter((rule) => rule.at);

// In the low bits which of AT_RULES want to be called there, above them what it counts as.
export const PAIRED = 23;
export const DIGIT = 24;
export const SLIP = 25;
export const HAN = 26;
export const LATIN = 27;
export const LITERARY = 28;
export const SIMPLIFIED = 29;
export const TRADITIONAL = 30;
export const CLASSICAL = 31;
export const RULE_BITS = (1 << PAIRED) - 1;
/** What most units are: Han that both scripts write, and nothing else. */
const PLAIN = 1 << HAN;

/** The sort of PLAIN. */
export const PLAIN_SORT = 0;
const MOST_SORTS = 0x100;

/** The bits of a unit are `infos[sorts[unit]]`: units are of a few dozen sorts, and a table of bytes stays in the cache. */
export const unitTable = lazily(() => {
  const sorts = new Uint8Array(0x10000);
  const infos = new Uint32Array(MOST_SORTS);
  const known = new Map([[PLAIN, PLAIN_SORT]]);
  infos[PLAIN_SORT] = PLAIN;
  const infoOf = infoOfUnits();
  let last = PLAIN;
  let sort = PLAIN_SORT;
  for (let unit = 0; unit < 0x10000; unit++) {
    const info = infoOf(unit);
    // Most units are what the one before is.
    if (info !== last) {
      sort = known.get(info) ?? known.size;
      if (sort === MOST_SORTS) throw new Error('scan: units are of too many sorts');
      known.set(info, sort);
      infos[sort] = info;
      last = info;
    }
    sorts[unit] = sort;
  }
  return { sorts, infos };
});

/** Tells the bits of a unit. */
function infoOfUnits(): (unit: number) => number {
  if (AT_RULES.length > PAIRED) throw new Error(`scan: ${AT_RULES.length} rules share ${PAIRED} bits`);
  const triggers = AT_RULES.map((rule) => rule.triggers as NonNullable<Rule['triggers']>);
  const classes = characterClasses();
  const votes = votingTable();
  const slips = simplifiedSlipTable();
  const literary = new Set(Array.from(LITERARY_HAN, (character) => character.charCodeAt(0)));
  const classical = new Set(Array.from(CLASSICAL_HAN, (character) => character.charCodeAt(0)));
  return (unit) => {
    let info = 0;
    for (let bit = 0; bit < triggers.length; bit++) if (triggers[bit]?.(unit)) info |= 1 << bit;
    if (isPairedMark(unit)) info |= 1 << PAIRED;
    if (slips[unit] !== 0) info |= 1 << SLIP;
    const type = classes[unit];
    if (type === CharacterClass.Digit) info |= 1 << DIGIT;
    else if (type === CharacterClass.Latin) info |= 1 << LATIN;
    else if (type === CharacterClass.Han) {
      info |= 1 << HAN;
      if (literary.has(unit)) info |= 1 << LITERARY;
      if (classical.has(unit)) info |= 1 << CLASSICAL;
      const vote = votes[unit] as number;
      if (vote !== 0) info |= 1 << (vote > 0 ? SIMPLIFIED : TRADITIONAL);
    }
    return info >>> 0;
  };
}
