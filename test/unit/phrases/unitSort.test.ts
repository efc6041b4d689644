import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Places } from '../../../src/phrases/learning/sequences';
import { follows, pooledUnits, sortPlaces } from '../../../src/phrases/learning/sortedPlaces';
import { SortedKeys } from '../../../src/phrases/matching/sortedKeys';
import { DONE, type Keys, sortByUnits } from '../../../src/phrases/matching/unitSort';
import { runs, sample } from '../../support/runs';

const DEEPEST = 40;

/** Han that no other stands for, in their order. */
const HAN = Array.from({ length: 20_000 }, (_, i) => String.fromCharCode(0x4e01 + i));
const pooledHan = pooledUnits(HAN.join(''));
const UNITS = HAN.filter((unit, i) => pooledHan[i] === unit.charCodeAt(0));

/** Lines that begin alike and go on with unit after unit, each once up and once down again. */
function upAndDown(most: number, tail = ''): string[] {
  const up = UNITS.slice(0, most).map((unit) => `一${unit}${tail}`);
  return [...up, ...up.toReversed()];
}

/** The places of `text` sorted, and how often the sort stopped for breath. */
function sorted(text: string): { places: Uint32Array; slices: number } {
  const pool = pooledUnits(`${text}\n`);
  const places = Uint32Array.from({ length: text.length }, (_, i) => i);
  let slices = 0;
  for (const _ of sortPlaces(pool, places)) slices++;
  return { places, slices };
}

/** The same by the host's sort and comparing whole keys. */
function byComparing(text: string): number[] {
  const pool = pooledUnits(`${text}\n`);
  const keyOf = (place: number) => {
    const end = pool.indexOf(0, place);
    return pool.slice(place, Math.min(end, place + DEEPEST));
  };
  const compare = (a: number, b: number) => {
    const [keyA, keyB] = [keyOf(a), keyOf(b)];
    const at = keyA.findIndex((unit, i) => unit !== keyB[i]);
    if (at < 0) return keyA.length - keyB.length || a - b;
    return (keyA[at] as number) - (keyB[at] ?? -1);
  };
  return Array.from({ length: text.length }, (_, i) => i).sort(compare);
}

suite('sorting by units', () => {
  test('the order is that of whole keys, of equal ones that of their places [law]', () => {
    const unit = fc.constantFrom('工', '作', '實', '\n', '\0', '\uffff', '𠮷');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 300 }), fc.nat(3), (text, times) => {
        const whole = text.repeat(times);
        assert.deepEqual([...sorted(whole).places], byComparing(whole));
      }),
      runs(200),
    );
    const large = upAndDown(300, '甲').join('\n');
    assert.deepEqual([...sorted(large).places], byComparing(large));
  });

  test('so many that they are counted instead [law]', () => {
    const text = Array.from({ length: 9000 }, (_, i) => `${UNITS[(i * i) % 7919]}${UNITS[i % 13]}实干兴邦`).join('\n');
    for (const whole of sample([text, '哈'.repeat(70_000)], 2)) {
      const { places } = sorted(whole);
      const units = pooledUnits(`${whole}\n`);
      for (let i = 1; i < places.length; i++)
        if (!follows(units, places[i] as number, places[i - 1] as number)) assert.fail(`${i}`);
      assert.equal(new Set(places).size, whole.length);
    }
  });

  test('however they are arranged, places cost what they are many [cost]', () => {
    const arrangements: ((most: number) => string[])[] = [
      upAndDown,
      (most) => upAndDown(most).toReversed(),
      (most) => [...upAndDown(most), ...upAndDown(most)],
      (most) => upAndDown(most).slice(0, most),
      (most) => upAndDown(most).slice(most),
      (most) => Array.from({ length: 2 * most }, (_, i) => `一${UNITS[i % 2 === 0 ? i >> 1 : most - (i >> 1)]}`),
      (most) => Array.from({ length: 2 * most }, (_, i) => `一${UNITS[i % 9 === 0 ? 0 : i >> 1]}`),
    ];
    for (const [index, arrange] of arrangements.entries()) {
      const lines = arrange(9000);
      const { slices } = sorted(lines.join('\n'));
      // Quadratic, they would be hundreds.
      assert.ok(slices * 1000 <= lines.length, `arrangement ${index}: ${slices} slices for ${lines.length} lines`);
    }
  });

  test('the least stand wherever a pivot is looked for: the order is the same', () => {
    for (const size of [65, 801, 8001]) {
      const units = Array.from({ length: size }, (_, i) =>
        i % ((size - 1) / 8) === 0 ? i % 7 : 20 + ((i * 7919) % 60_000),
      );
      const keys: Keys = {
        read(items, low, high, _, read) {
          for (let at = low; at < high; at++) read[at] = units[items[at] as number] as number;
        },
        next: () => DONE,
        follows: (a, b) => (units[a] as number) > (units[b] as number),
      };
      const items = Uint32Array.from(units.keys());
      for (const _ of sortByUnits(items, keys));
      assert.deepEqual(
        Array.from(items, (item) => units[item]),
        units.toSorted((a, b) => a - b),
      );
    }
  });

  test('one and the same unit again and again is not one slice [cost]', () => {
    assert.ok(sorted('哈'.repeat(100_000)).slices >= 20);
  });

  test('a text of lines up and down is read, and so are keys [cost]', () => {
    const lines = upAndDown(7500);
    const text = lines.join('\n');
    for (const reading = Places.read(text); ; ) {
      const { done, value } = reading.next();
      if (done) {
        assert.equal(value.keys.size, text.length);
        break;
      }
    }
    const pool = pooledUnits(lines.join(''));
    const starts = Uint32Array.from(lines, (_, i) => 2 * i);
    const keys = new SortedKeys(
      pool,
      starts,
      starts.map((start) => start + 2),
      Uint32Array.from(lines.keys()),
    );
    for (let i = 1; i < keys.size; i++)
      assert.ok((pool[keys.start(i - 1) + 1] as number) <= (pool[keys.start(i) + 1] as number));
  });
});
