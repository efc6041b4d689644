// The same text gets the same findings in Node, where the hashes were made when this was built, and in the worker.
import texts from 'tuiqiao:corpus';
import { findingRows, loaded } from '../support/findingsHash';
import { garbledText } from '../support/syntheticText';

suite('the worker and Node', () => {
  suiteSetup(loaded);

  test('have enough to compare', () => {
    if (texts.length < 20) throw new Error(`only ${texts.length} texts`);
  });

  test('find the same and repair the same', function () {
    this.timeout(120_000);
    const different = texts.flatMap(({ name, text, options, rows }) => {
      const own = findingRows(text, options);
      const at = Array.from({ length: Math.max(own.length, rows.length) }).findIndex((_, i) => own[i] !== rows[i]);
      return at < 0 ? [] : [`${name}: Node ${rows[at]}, the worker ${own[at]}`];
    });
    if (different.length > 0)
      throw new Error(`${different.length} of ${texts.length} texts differ:\n${different.join('\n')}`);
  });

  test('notice a difference', () => {
    const text = garbledText(2_000);
    const rows = new Set(findingRows(text, {}));
    if (findingRows(`<br />${text}`, {}).every((row) => rows.has(row)))
      throw new Error('findings that differ look the same');
  });
});
