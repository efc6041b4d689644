import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CompletionOptions } from '../../../src/phrases';
import { keyOf } from '../../../src/phrases';
import { runs } from '../../support/runs';
import { BOOK } from './sample';

/** Text that comes close to the sample's phrases. */
const line = fc
  .array(
    fc.constantFrom(
      ...'团结務实、，,“”「」 进取创新忠诚有魂参谋道由向转变充分发挥作用为领导服务三要做加油站𠮷祥。\n的我们tjwsqcxuanieABü1\ud842…',
    ),
    { maxLength: 24 },
  )
  .map((characters) => characters.join(''));

const options: fc.Arbitrary<CompletionOptions> = fc.record(
  {
    trigger: fc.constantFrom('automatic', 'invoked'),
    script: fc.constantFrom('simplified', 'traditional', 'unknown'),
    quotes: fc.constantFrom('curly', 'corner'),
    pinyin: fc.constantFrom('off', 'initials', 'full'),
    limit: fc.integer({ min: 0, max: 40 }),
  },
  { requiredKeys: [] },
);

suite('laws', () => {
  test('of every completion [law]', () => {
    fc.assert(
      fc.property(line, options, (before, given) => {
        const found = BOOK.complete(before, given);
        assert.ok(found.length <= Math.min(30, given.limit ?? 30));
        for (const { phrase, insert, replace, filter, snippet } of found) {
          const typed = before.slice(before.length - replace);
          assert.ok(replace > 0 && replace <= before.length);
          assert.ok(filter.startsWith(typed) || /^[“「]/.test(insert), `${filter} does not begin with ${typed}`);
          assert.ok(phrase.kind === 'frame' ? snippet !== undefined : keyOf(insert) !== keyOf(typed));
          assert.notEqual(phrase.complete, false);
          assert.ok(!/[\udc00-\udfff]/.test(typed.charAt(0)), 'a surrogate pair is cut');
        }
        assert.equal(new Set(found.map(({ insert, replace }) => `${replace} ${insert}`)).size, found.length);
      }),
      runs(2_000),
    );
  });

  test('what appears by itself also appears on request [law]', () => {
    fc.assert(
      fc.property(line, (before) => {
        const requested = new Set(BOOK.complete(before, { trigger: 'invoked' }).map(({ phrase }) => phrase));
        for (const { phrase } of BOOK.complete(before)) assert.ok(requested.has(phrase));
      }),
      runs(1_000),
    );
  });

  test('of every match [law]', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: -1, max: 30 }), (text, offset) => {
        const match = BOOK.at(text, offset);
        if (match !== undefined) assert.ok(match.start <= offset && offset < match.end && match.end <= text.length);
        let end = 0;
        for (const found of BOOK.findAll(text)) {
          assert.ok(found.start >= end && found.end > found.start);
          end = found.end;
        }
      }),
      runs(2_000),
    );
  });
});
