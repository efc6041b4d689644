import assert from 'node:assert/strict';
import { charactersBetween } from '../../../src/garble/characters/between';
import { chinese } from '../../../src/garble/language';
import { scriptOfUnit } from '../../../src/text/script';
import { isTried } from '../../support/runs';
import { seeded } from '../../support/syntheticText';

/** The same by looking at every character there is. */
function byAll(previous: number, next: number, script: string, most: number): number[] {
  const language = chinese();
  return Array.from(language.guessable)
    .filter((unit) => ['unknown', script].includes(scriptOfUnit(unit)))
    .map((unit) => ({ unit, cost: language.cost(previous, unit) + language.cost(unit, next) }))
    .sort((a, b) => a.cost - b.cost || a.unit - b.unit)
    .slice(0, most)
    .map(({ unit }) => unit);
}

suite('charactersBetween', () => {
  test('finds what a look at all characters finds [law]', () => {
    const random = seeded(11);
    const units = [...'的国國务務，。“”、 a1　\u3007', ...'贯彻落实党中央决策部署關於'].map((each) =>
      each.charCodeAt(0),
    );
    const any = () =>
      random() < 0.5 ? (units[Math.floor(random() * units.length)] as number) : 0x4e00 + Math.floor(random() * 0x5200);
    for (let i = 0; i < 60; i++) {
      const previous = any();
      const next = any();
      const script = random() < 0.5 ? 'simplified' : 'traditional';
      const most = 1 + Math.floor(random() * 30);
      if (!isTried(i, 30)) continue;
      assert.deepEqual(
        [...charactersBetween(previous, next, script, most)],
        byAll(previous, next, script, most),
        `${String.fromCharCode(previous)}_${String.fromCharCode(next)} ${script} ${most}`,
      );
    }
  });
});
