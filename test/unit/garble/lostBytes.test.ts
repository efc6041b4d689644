import assert from 'node:assert/strict';
import { charactersFor, type Gap, Mark } from '../../../src/garble/mojibake/lostBytes';
import { page } from '../../../src/garble/mojibake/pages';

suite('what a gap of bytes may have held', () => {
  const gap = (known: Partial<Gap>): Gap => ({
    ...{ lead: 0xe8, second: 0, third: 0, silent: false, leadMissing: false, mark: Mark.None, following: -1 },
    ...known,
  });
  const ofByte = (unit: number, shift: number): number => 0x80 | ((unit >> shift) & 0x3f);

  test('is remembered for that gap alone: byte 0x80 is not the byte that is unknown', () => {
    const table = page('gbk');
    for (const second of [0x80, 0, 0x81])
      for (const third of [0x80, 0, 0xbf]) {
        const found = [...charactersFor(table, gap({ second, third })).units];
        assert.ok(found.length > 0 || (second !== 0 && third !== 0), `${second} ${third}`);
        for (const unit of found) {
          assert.ok(second === 0 || ofByte(unit, 6) === second, `${second} ${third}: ${unit}`);
          assert.ok(third === 0 || ofByte(unit, 0) === third, `${second} ${third}: ${unit}`);
        }
        if (second === 0 && third === 0) assert.ok(found.some((unit) => ofByte(unit, 6) !== 0x80));
      }
  });
});
