import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import schema from '../../../media/phrasebook.schema.json';
import { quickCheck } from '../../../src/phrases/book/schemaCheck';
import { runs, thorough } from '../../support/runs';

const phrase = schema.definitions.phrase;

/** A value for each field: right, nearly right and wrong. */
const string = fc.oneof(
  fc.constantFrom(
    '',
    '学',
    '学习',
    '𠮷',
    '𠮷𠮷',
    'xue xi',
    'xue  xi',
    'lǜ',
    ' ',
    'frame',
    'maxim',
    '领起',
    '学'.repeat(201),
  ),
  fc.constantFrom('𠮷'.repeat(150), '学'.repeat(40), '学'.repeat(41), '学'.repeat(1001), '学'.repeat(4001)),
);
const scalar = fc.oneof(string, fc.constantFrom(null, true, false, 0, 1, -1, 0.5, 1.5, 2));
const value = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }),
  fc.constant(Array.from({ length: 41 }, () => '学习')),
  fc.array(fc.dictionary(fc.constantFrom('title', 'section', 'uri', 'start', 'end', 'other'), scalar), {
    maxLength: 2,
  }),
  fc.dictionary(fc.constantFrom('text', 'members', 'explanation', 'usage', 'other'), scalar),
);
const RIGHT = {
  text: '团结、务实',
  kind: 'parallel-list',
  theme: '精神作风',
  members: ['团结', '务实'],
  explanation: '',
  pinyin: 'tuan jie wu shi',
  traditional: { text: '團結、務實', explanation: '' },
  sources: [{ title: '样例', start: 0 }],
};
/** Right but for some fields, which have other values or are missing. */
const entry = fc
  .record({
    changed: fc.dictionary(fc.constantFrom(...Object.keys(phrase.properties), 'other', '__proto__'), value, {
      maxKeys: 3,
    }),
    missing: fc.subarray(Object.keys(RIGHT), { maxLength: 1 }),
    few: fc.boolean(),
  })
  .map(({ changed, missing, few }): unknown => {
    const all = { ...RIGHT, ...changed };
    return Object.fromEntries(Object.entries(all).filter(([name]) => few || !missing.includes(name)));
  });

suite('the quick check for a schema', () => {
  const ajv = new Ajv({ strict: false, meta: false, validateSchema: false });
  ajv.addSchema(schema);
  const isValid = ajv.compile({ $ref: `${schema.$id}#/definitions/phrase` });
  const quick = quickCheck(phrase, schema);

  test('accepts what the validator accepts, and nothing else [law]', () => {
    let valid = 0;
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: entry }, { weight: 1, arbitrary: value }), (each) => {
        if (isValid(each)) valid++;
        // Where a string may be too long in units and is not in characters, it leaves the word to the validator.
        if (quick(each)) assert.ok(isValid(each));
        else assert.ok(!isValid(each) || JSON.stringify(each).includes('𠮷'.repeat(150)));
      }),
      runs(2000),
    );
    assert.ok(valid > thorough(200, 20), `${valid} valid`);
    assert.ok(quick(RIGHT));
  });

  test('a keyword that it does not know is a mistake, and so is a reference to nothing', () => {
    assert.throws(() => quickCheck({ type: 'string', format: 'uri' }), /format/);
    assert.throws(() => quickCheck({ type: 'null' }), /null/);
    assert.throws(() => quickCheck({ $ref: '#/definitions/none' }), /none/);
  });

  test('what it does not do it does not take: whatever it accepts is valid', () => {
    const unknown: Record<string, unknown>[] = [
      { type: 'object', additionalProperties: false },
      { type: 'object', required: ['a'], additionalProperties: false },
      { type: 'object', properties: {}, additionalProperties: { type: 'string' } },
      { type: 'object', properties: { a: false } },
      { type: 'object', properties: { a: true } },
      { type: 'array', items: false },
      { type: 'array', items: [{ type: 'string' }] },
    ];
    for (const each of unknown) assert.throws(() => quickCheck(each), /^Error: schema: /, JSON.stringify(each));
    quickCheck({ type: 'object', properties: {}, additionalProperties: true });
  });

  test('a hole in an array is no string', () => {
    const holed: unknown[] = ['a', 'b'];
    delete holed[0];
    const strings = { type: 'array', items: { type: 'string' } };
    assert.equal(quickCheck(strings)(holed), ajv.validate(strings, holed));
    assert.equal(quickCheck(strings)(holed), false);
  });
});
