import type { DoubleBytePage } from '../../text/codePage';
import { scriptOfUnit } from '../../text/script';
import { isForeign } from '../language';
import type { Page } from './pages';

/** Nats for Hangul, kana, Cyrillic and the like in clean text beside a garble whose page holds them. */
const FOREIGN = 8;
/** Nats for a form that only Traditional text has, beside what was GBK. */
const OTHER_SCRIPT = 3;

const NONE = new Uint8Array(0x10000);
const tables = new Map<string, Uint8Array>();

/**
 * By unit, what it costs to take it for clean text where a garble of pairs was found, beyond what the language says: a page
 * with Han that was read for another leaves characters that a clean neighbour hardly is. Tells where a garble ends, not
 * whether there is one.
 * @param oneOff whether both pages are the same, and only out of step
 */
export function cleanPenalties(table: Page, actual: DoubleBytePage, oneOff: boolean): Uint8Array {
  if (!table.doubleByte || oneOff) return NONE;
  let found = tables.get(actual);
  if (!found) {
    found = new Uint8Array(0x10000);
    for (let unit = 0x80; unit < 0x10000; unit++) {
      if (isForeign(unit)) found[unit] = FOREIGN;
      else if (actual === 'gbk' && scriptOfUnit(unit) === 'traditional') found[unit] = OTHER_SCRIPT;
    }
    tables.set(actual, found);
  }
  return found;
}
