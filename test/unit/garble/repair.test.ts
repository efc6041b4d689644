import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { applyFixes, check, type Finding, repair, type TextEdit } from '../../../src/garble/index';
import { applyEdits, OffsetMap } from '../../../src/garble/repair';
import { proseSpans } from '../../../src/text/prose';
import { damagedText, languageId } from '../../support/damagedText';
import { only } from '../../support/only';
import { runs, sample, thorough } from '../../support/runs';
import { sameFindings } from '../../support/sameFindings';
import { needsShared, textsIn } from '../../support/shared';

function found(start: number, end: number, ...edits: TextEdit[]): Finding {
  return {
    kind: 'typo',
    start,
    end,
    text: '',
    severity: 'warning',
    certain: true,
    fixes: edits.length > 0 ? [{ edits }] : [],
  } as unknown as Finding;
}

function edit(start: number, end: number, text: string): TextEdit {
  return { start, end, text };
}

/** What stands between the prose: code, links, front matter. */
function maskedParts(text: string, language: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of proseSpans(text, language)) {
    if (start > from) parts.push(text.slice(from, start));
    from = end;
  }
  parts.push(text.slice(from));
  return parts.map((part) => part.replace(/[\r\n]+/g, '')).filter((part) => part !== '');
}

suite('applyFixes', () => {
  test('the first fix of each, in one pass', () => {
    const text = '甲乙丙丁';
    assert.equal(applyFixes(text, [found(0, 1, edit(0, 1, 'a')), found(2, 3, edit(2, 3, '')), found(3, 4)]), 'a乙丁');
    assert.equal(applyFixes(text, []), text);
  });

  test('of nested ones the outermost that has a fix', () => {
    const text = '甲乙丙丁';
    assert.equal(applyFixes(text, [found(0, 4, edit(0, 4, 'x')), found(1, 2, edit(1, 2, 'y'))]), 'x');
    assert.equal(applyFixes(text, [found(0, 4), found(1, 2, edit(1, 2, 'y'))]), '甲y丙丁');
  });

  test('edits beyond the finding keep the next one out', () => {
    assert.equal(applyFixes('甲\n乙丙', [found(0, 1, edit(0, 2, '')), found(1, 3, edit(1, 3, 'x'))]), '乙丙');
    assert.equal(applyFixes('甲乙丙', [found(0, 3, edit(0, 1, 'a'), edit(2, 3, 'c'))]), 'a乙c');
  });
});

suite('OffsetMap', () => {
  test('leads back through one pass', () => {
    const map = new OffsetMap();
    map.apply([edit(1, 3, 'x'), edit(5, 5, 'yy')]); // 0[12]3 4|5 6 → 0x34yy56
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5, 6, 7].map((offset) => map.offset(offset)),
      [0, 1, 3, 4, 5, 5, 5, 6],
    );
  });

  test('what was kept comes from where it stood, after any passes [law]', () => {
    // Every unit of the original is different, so that it can be told wherever it goes.
    const pass = fc.array(fc.record({ at: fc.nat(40), length: fc.nat(4), text: fc.constantFrom('', 'x', 'yz') }), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(fc.array(pass, { maxLength: 5 }), (passes) => {
        const original = Array.from({ length: 30 }, (_, i) => String.fromCharCode(0x4e00 + i)).join('');
        const map = new OffsetMap();
        let current = original;
        for (const wanted of passes) {
          const edits: TextEdit[] = [];
          let free = 0;
          for (const { at, length, text } of [...wanted].sort((a, b) => a.at - b.at)) {
            const start = Math.max(free, Math.min(at, current.length));
            const end = Math.min(current.length, start + length);
            edits.push(edit(start, end, text));
            free = end;
          }
          map.apply(edits);
          current = applyEdits(current, edits);
        }
        for (let i = 0; i < current.length; i++) {
          if (current.charCodeAt(i) >= 0x4e00) {
            assert.equal(map.offset(i), current.charCodeAt(i) - 0x4e00);
            assert.equal(map.offset(i + 1, 'end'), current.charCodeAt(i) - 0x4e00 + 1);
          }
        }
        for (let i = 0; i < current.length; i++)
          assert.ok(map.offset(i) <= map.offset(i + 1, 'end') || map.offset(i) <= original.length);
      }),
      runs(300),
    );
  });
});

suite('repair', () => {
  test('layer by layer, in offsets of the original', () => {
    const text = '坚持&amp;ldquo;务实&amp;rdquo;。';
    const { text: repaired, applied, left } = repair(text, { levels: only('html-entity') });
    assert.equal(repaired, '坚持“务实”。');
    assert.deepEqual(
      applied.map((each) => text.slice(each.start, each.end)),
      ['&amp;', '&amp;', '&amp;ldquo;', '&amp;rdquo;'],
    );
    assert.deepEqual(left, []);
  });

  test('idempotent, and left is what is still found [law]', () => {
    fc.assert(
      fc.property(damagedText(40), languageId, (text, language) => {
        const options = { languageId: language };
        const once = repair(text, options);
        sameFindings(once.left, check(once.text, options));
        const twice = repair(once.text, options);
        assert.equal(twice.text, once.text, JSON.stringify(text));
        assert.deepEqual(twice.applied, []);
        for (const { start, end } of once.applied) assert.ok(start >= 0 && start <= end && end <= text.length);
      }),
      runs(80),
    );
  });

  test('code, links and front matter are not touched [law]', () => {
    const masked = [
      '`團結(jié)`',
      '```\n團結(jié)<br />&ldquo;\n```',
      '[甲](http://a.cn/%E5%8A%9E)',
      '    務(wù)實\n',
      '<!-- &ldquo; -->',
      '<http://a.cn/&ldquo;>',
    ];
    const prose = ['團結(jié)，', '<br />', '&ldquo;甲&rdquo;', '鍔炲叕', '务实。', '7 Y: y7 F0 n; t, y. r6 w!'];
    const part = fc.oneof(fc.constantFrom(...masked), fc.constantFrom(...prose));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 10, size: 'max' }), (parts) => {
        const text = `---\ntitle: 團結(jié)\n---\n${parts.join('\n\n')}`;
        const before = maskedParts(text, 'markdown');
        const after = maskedParts(repair(text, { languageId: 'markdown', profile: 'scraped' }).text, 'markdown').join(
          '',
        );
        for (const each of before) assert.ok(after.includes(each), JSON.stringify({ text, each }));
      }),
      runs(60),
    );
    const url = '见 http://a.cn/?a=1&ldquo;b=%E5%8A%9E%E5%85%AC';
    assert.equal(repair(url).text, url);
  });

  test('clean text comes back as it was [law]', function () {
    this.timeout(60_000);
    const folder = needsShared(this, 'corpus/clean');
    // What is really damaged in it: a line of JSON each.
    const damaged = readFileSync(`${folder}/KNOWN.jsonl`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).file as string);
    const changed: string[] = [];
    const every = process.env.TUIQIAO_RUNS ? 1 : 13;
    for (const name of ['law_zhCN', 'law_zhTW', 'tech_vue_zhCN', 'book_rust_zhTW', 'novel_zhCN']) {
      for (const [file, text] of sample(textsIn(`${folder}/${name}`, '', every), 6)) {
        if (damaged.includes(`${name}/${file}`)) continue;
        const part = process.env.TUIQIAO_RUNS ? text : text.slice(0, thorough(40_000, 15_000));
        const { text: repaired, applied } = repair(part, {
          languageId: file.endsWith('.md') ? 'markdown' : 'plaintext',
        });
        if (repaired !== part)
          changed.push(`${file}: ${applied.map((each) => `${each.kind} ${each.text}`).slice(0, 3)}`);
      }
    }
    assert.deepEqual(changed, []);
  });
});
