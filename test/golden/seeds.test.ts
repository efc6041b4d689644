// The seeds: what injection and forum software added goes, to the letter, and nothing else.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { check, repair } from '../../src/garble/index';
import { only } from '../support/only';
import { needsShared } from '../support/shared';

const seed = (test: Mocha.Context, name: string): string =>
  readFileSync(needsShared(test, `seeds/${name}.txt`), 'utf8');

suite('golden: seeds', () => {
  test('000: all 87 glosses, and the text without them', function () {
    const text = seed(this, '000');
    const glosses = check(text).filter((finding) => finding.kind === 'pinyin-gloss');
    assert.equal(glosses.length, 87);
    assert.ok(glosses.every((finding) => finding.certain));
    const without = text.replace(/\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+\)/g, '');
    assert.equal(repair(text, { levels: only('pinyin-gloss') }).text, without);
  });

  test('000: repaired whole, no gloss is left', function () {
    assert.doesNotMatch(repair(seed(this, '000')).text, /\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+\)/);
  });

  test('002: every <br /> is certain', function () {
    const text = seed(this, '002');
    const tags = check(text).filter((finding) => finding.kind === 'html-tag');
    assert.equal(tags.length, 60);
    assert.ok(tags.every((finding) => finding.certain && finding.text === '<br />'));
    assert.equal(
      repair(text, { levels: only('html-tag') }).text,
      text.replace(/<br \/>(?=\n)/g, '').replaceAll('<br />', '\n'),
    );
  });

  test('003: exactly its 24 runs of noise', function () {
    const text = seed(this, '003');
    const runs = check(text).filter((finding) => finding.kind === 'anti-copy-noise');
    assert.equal(runs.length, 24);
    assert.ok(runs.every((finding) => finding.certain));
    const { text: repaired } = repair(text, { levels: only('anti-copy-noise') });
    // The only other Latin in the text is none.
    assert.doesNotMatch(repaired, /[A-Za-z]/);
    assert.equal(repaired.replace(/[^\u3400-\u9fff]/g, ''), text.replace(/[^\u3400-\u9fff]/g, ''));
    const gold = readFileSync(needsShared(this, 'gold/clean/003.txt'), 'utf8');
    assert.equal(
      repaired.split('\n').filter((line) => line.trim() !== '').length,
      gold.split('\n').filter((line) => line.trim() !== '').length,
    );
  });
});
