import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type CheckOptions, check, DocumentCheck, PROFILES, type TextEdit } from '../../../src/garble/index';
import { damagedText, edits, languageId } from '../../support/damagedText';
import { isTried, runs, sample, thorough } from '../../support/runs';
import { sameFindings } from '../../support/sameFindings';

/** Turns fractions into edits that do not overlap. */
function place(text: string, wanted: readonly { at: number; length: number; text: string }[]): TextEdit[] {
  const placed: TextEdit[] = [];
  let free = 0;
  for (const each of [...wanted].sort((a, b) => a.at - b.at)) {
    const start = Math.max(free, Math.floor(each.at * text.length));
    if (start > text.length) break;
    const end = Math.min(text.length, start + each.length);
    placed.push({ start, end, text: each.text });
    free = end;
  }
  return placed;
}

function apply(text: string, changes: readonly TextEdit[]): string {
  let result = text;
  for (const { start, end, text: replacement } of [...changes].reverse())
    result = result.slice(0, start) + replacement + result.slice(end);
  return result;
}

/** The law: kept findings are those of a fresh check. */
function assertKept(before: string, changes: TextEdit[], options: CheckOptions = {}): void {
  const kept = new DocumentCheck(before, options);
  kept.findings();
  kept.edit(changes);
  const after = apply(
    before,
    [...changes].sort((a, b) => a.start - b.start),
  );
  assert.equal(kept.text, after);
  const fresh = new DocumentCheck(after, options);
  if (JSON.stringify(kept.findings()) !== JSON.stringify(fresh.findings()))
    sameFindings(kept.findings(), fresh.findings(), JSON.stringify({ before, changes, options }));
  assert.equal(kept.profile, fresh.profile);
}

const insert = (at: number, text: string): TextEdit[] => [{ start: at, end: at, text }];

suite('DocumentCheck', () => {
  test('a line that equals the one before a blank one is told anew when either changes [law]', () => {
    const line = '就这么一句话十年都';
    for (const lineEnd of ['\n', '\r\n', '\r'])
      for (const blank of sample(['', '　', '  '], 3))
        for (const at of sample([0, 3, line.length, line.length + lineEnd.length], 2)) {
          const text = `${line}${lineEnd}${blank}${lineEnd}${line}${lineEnd}后文`;
          assert.ok(check(text).some(({ kind }) => kind === 'duplicate'));
          for (const typed of ['新', lineEnd, '。']) assertKept(text, [{ start: at, end: at, text: typed }]);
          assertKept(text.replace(line, `${line}新`), [{ start: line.length, end: line.length + 1, text: '' }]);
        }
  });

  test('guesses at lost bytes are ranked by the script of what an edit rechecks', () => {
    for (const lineEnd of ['\n', '\r\n', '\r'])
      for (const lines of [
        ['务实网络', '', '瀹\ufffd际'],
        ['务实网络', '瀹\ufffd际'],
        ['瀹\ufffd际', '', '', '务实网络'],
      ]) {
        const text = lines.join(lineEnd);
        const start = text.indexOf('务');
        assertKept(text, [{ start, end: start + 4, text: '務實網絡' }]);
        assertKept(text, [{ start, end: start + 4, text: '' }]);
      }
  });

  test('after any edits the findings are those of check() [law]', () => {
    fc.assert(
      fc.property(
        damagedText(),
        languageId,
        fc.array(edits, { minLength: 1, maxLength: 4 }),
        (text, language, rounds) => {
          const options = { languageId: language };
          const kept = new DocumentCheck(text, options);
          let current = text;
          for (const wanted of rounds) {
            const changes = place(current, wanted);
            kept.edit(changes);
            current = apply(current, changes);
            assert.equal(kept.text, current);
            sameFindings(kept.findings(), check(current, options));
          }
        },
      ),
      runs(80),
    );
  });

  test('in long documents, where most lines are kept, too [law]', () => {
    const block = fc.array(damagedText(8), { minLength: 20, maxLength: 60 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(
        block,
        fc.constantFrom('plaintext', 'markdown'),
        fc.array(edits, { minLength: 1, maxLength: 3 }),
        (text, language, rounds) => {
          const kept = new DocumentCheck(text, { languageId: language });
          let current = text;
          for (const wanted of rounds) {
            const changes = place(current, wanted);
            kept.edit(changes);
            current = apply(current, changes);
          }
          sameFindings(kept.findings(), check(current, { languageId: language }));
        },
      ),
      runs(12),
    );
  });

  test('CR and LF that join and part [law]', () => {
    const texts = ['甲\r\r\n乙,', '甲,乙\n丙,丁', '甲\r\n乙,丙', '甲,乙\r丙,丁', '\r', '\n', '', '甲,\r'];
    for (const before of sample(texts, 3)) {
      for (let at = 0; at <= before.length; at++) {
        for (const text of ['\n', '\r', '\r\n', '甲,']) assertKept(before, insert(at, text));
        if (at < before.length) assertKept(before, [{ start: at, end: at + 1, text: '' }]);
      }
    }
  });

  test('what opens or closes something far below [law]', () => {
    const lines = Array.from({ length: thorough(40, 16) }, (_, i) => `第${i}行:团结<br />务实,进取。`).join('\n');
    const opening = ['```\n', '~~~', '<!-- ', '<!-- tuiqiao-disable -->\n', '$$\n', '---\n', '<div>\n', '> ', '`'];
    const places = [0, lines.indexOf('\n', lines.length >> 1) + 1, lines.length];
    const all = opening.flatMap((text) => places.map((at) => ({ text, at })));
    for (const { text, at } of sample(all, 5)) {
      assertKept(lines, insert(at, text), { languageId: 'markdown' });
      assertKept(apply(lines, insert(at, text)), [{ start: at, end: at + text.length, text: '' }], {
        languageId: 'markdown',
      });
    }
  });

  test('several cursors at once, far apart and side by side [law]', () => {
    const text = Array.from({ length: 50 }, (_, i) => `第${i}行,團結(jié)、務(wù)實。`).join('\n');
    const everywhere = Array.from({ length: 50 }, (_, i) => ({
      start: i * 14,
      end: i * 14 + (i % 3),
      text: ['', '，', '\n', '```\n'][i % 4] as string,
    }));
    const events = [
      everywhere,
      [everywhere[3], everywhere[30]] as TextEdit[],
      [everywhere[30], everywhere[3]] as TextEdit[],
      [...insert(5, '甲'), ...insert(5, '乙,')],
      [{ start: 0, end: text.length, text: '' }],
    ];
    for (const changes of sample(events, 2)) assertKept(text, changes);
  });

  test('thousands of lines pasted, and taken out again [cost]', () => {
    const text = '要加强领导,\n務(wù)實<br />\n结尾';
    const pasted = '第一行,团结<br />\n'.repeat(3000);
    const kept = new DocumentCheck(text);
    kept.findings();
    kept.edit(insert(7, pasted));
    sameFindings(kept.findings(), check(apply(text, insert(7, pasted))));
    kept.edit([
      ...insert(0, '甲,\n'),
      { start: 7, end: 7 + pasted.length, text: '' },
      ...insert(7 + pasted.length, '乙,'),
    ]);
    sameFindings(kept.findings(), check(kept.text));
    assert.equal(kept.text, `甲,\n${text.slice(0, 7)}乙,${text.slice(7)}`);
  });

  test('full-width marks are counted, in prose or not', () => {
    const marks = (text: string) => text.match(/[，。：；？！（）]/g)?.length ?? 0;
    const kept = new DocumentCheck('一，二。\n`（三）`,\n四', { languageId: 'markdown' });
    assert.equal(kept.fullWidthMarks, 4);
    for (const [at, typed] of [
      [2, '！'],
      [8, '\n；？'],
      [0, '（\n'],
    ] as const) {
      kept.edit(insert(at, typed));
      assert.equal(kept.fullWidthMarks, marks(kept.text));
    }
    kept.edit([{ start: 0, end: kept.text.length - 1, text: '' }]);
    assert.equal(kept.fullWidthMarks, 0);
  });

  test('a vote of the whole document turns', () => {
    assertKept('團結(jié)。', insert(0, '務(wù)實、創(chuàng)新、網(wǎng)絡。\n'));
    assertKept('團結(jié)。\n務(wù)實、創(chuàng)新、網(wǎng)絡。', [{ start: 7, end: 25, text: '' }]);
    assertKept('说明\n<br />各位', insert(0, '7 Y: y7 F0 n; t, y. r6 w!\n'), { languageId: 'markdown' });
  });

  suite('what tips a decision of the whole document, and back [law]', () => {
    const body = Array.from(
      { length: thorough(30, 12) },
      (_, i) => `第${i}段,要團結(jié)、務(wù)實，抓好落实<br />“增效'。`,
    ).join('\n');
    const places = sample([0, body.indexOf('\n', 300) + 1, body.length], 3);
    const decided: Readonly<Record<string, string>> = {
      script: '國務院關於進一步加強個體經濟發展與對外開放、維護農業權益的決議。'.repeat(20),
      profile: '7 Y: y7 F0 n; t, y. r6 w! 7 Y: y7 F0 n; t, y. r6 w!\n'.repeat(3),
      'named profile': '<!-- tuiqiao-profile literary -->\n',
      habit: '(一)(二)(三)(四)(五)(六)(七)(八)(九)(十)(十一)(十二)\n'.repeat(4),
      fence: '```\n',
      directive: '<!-- tuiqiao-disable -->\n',
      'next line': '<!-- tuiqiao-disable-next-line html-tag -->\n\n',
      'faint garble': '鍔炲叕鍘呴€氱煡，鍔炲叕鍘呴€氱煡。\n'.repeat(4),
      'half a pair': '[quote]',
      'a quotation': '“他说：',
      'a heading counted before': '一、团结\n二、务实\n四、',
      'soft break': '=E5=8A=\n=9E=E5=85=AC=E5=AE=A4',
    };
    for (const [name, text] of Object.entries(decided)) {
      for (const languageId of ['plaintext', 'markdown']) {
        test(`${name}, ${languageId}`, () => {
          const kept = new DocumentCheck(body, { languageId });
          const before = JSON.stringify(kept.findings());
          for (const at of places) {
            kept.edit(insert(at, text));
            sameFindings(kept.findings(), check(apply(body, insert(at, text)), { languageId }), `${name} at ${at}`);
            kept.edit([{ start: at, end: at + text.length, text: '' }]);
            assert.equal(kept.text, body);
            assert.equal(JSON.stringify(kept.findings()), before, `${name} at ${at} and back`);
          }
        });
      }
    }
  });

  test('typed and deleted letter by letter, in lines that end each way [law]', () => {
    const typed =
      '团结(tuán)，務實。\r\n```\n一、“增效”[b]好[/b]\r<br />鍔炲叕鍘呴€氱煡\n<!-- tuiqiao-disable -->\r\n完,';
    const around = '要加强领导,\r\n務(wù)實\n\n“推进'.repeat(thorough(6, 2));
    for (const languageId of sample(['markdown', 'plaintext'], 2)) {
      const kept = new DocumentCheck(around, { languageId });
      let text = around;
      let steps = 0;
      const step = (change: TextEdit) => {
        kept.edit([change]);
        text = apply(text, [change]);
        if (!isTried(steps++, 4)) return;
        sameFindings(kept.findings(), check(text, { languageId }), JSON.stringify(text));
      };
      const at = 37;
      for (let i = 0; i < typed.length; i++) step({ start: at + i, end: at + i, text: typed.charAt(i) });
      for (let i = typed.length; i > 0; i--) step({ start: at + i - 1, end: at + i, text: '' });
      assert.equal(kept.text, around);
    }
  });

  test('findings move with the text, whatever came before them', () => {
    const kept = new DocumentCheck('一行\n二行\n团结,务实\n“推进');
    const marks = () => kept.findings().map(({ kind, start, text }) => `${kind} ${start} ${text}`);
    const before = marks();
    kept.edit(insert(0, '开头\n'));
    assert.deepEqual(
      marks(),
      check(kept.text).map(({ kind, start, text }) => `${kind} ${start} ${text}`),
    );
    kept.edit([{ start: 0, end: 3, text: '' }]);
    assert.deepEqual(marks(), before);
  });

  test('a finding that an edit does not touch stays the same object', () => {
    const kept = new DocumentCheck(Array.from({ length: 90 }, (_, i) => `第${i}段,要團結(jié)<br />`).join('\n'));
    const tags = () => kept.findings().filter(({ kind }) => kind === 'html-tag');
    const before = new Set(tags());
    assert.equal(before.size, 90);
    kept.edit(insert(kept.text.indexOf('第40段'), '新'));
    // Its line and the two beside it were scanned anew.
    assert.equal(tags().filter((finding) => !before.has(finding)).length, 3);
    sameFindings(kept.findings(), check(kept.text));
  });

  test('another profile, and back', () => {
    const text = '團結(jié)、務(wù)實\n(一)要加强领导,落实<br />\n我们';
    const kept = new DocumentCheck(text);
    for (const profile of [...PROFILES, 'auto' as const, ...PROFILES]) {
      kept.profile = profile;
      sameFindings(kept.findings(), check(text, { profile }), profile);
    }
  });

  test('an edit outside the text or on another is refused and changes nothing', () => {
    const kept = new DocumentCheck('团结,务实');
    for (const change of [
      { start: -1, end: 0, text: '' },
      { start: 3, end: 2, text: '' },
      { start: 0, end: 9, text: '' },
    ])
      assert.throws(() => kept.edit([change]), RangeError);
    assert.throws(
      () =>
        kept.edit([
          { start: 0, end: 2, text: '' },
          { start: 1, end: 3, text: '' },
        ]),
      RangeError,
    );
    assert.equal(kept.text, '团结,务实');
    sameFindings(kept.findings(), check('团结,务实'));
    kept.edit([]);
    assert.equal(kept.text, '团结,务实');
  });

  test('options: a profile or a level asked for is kept', () => {
    const gloss = '團結(jié)、務(wù)實、創(chuàng)新';
    assert.deepEqual(
      [...new Set(check(gloss, { levels: { 'pinyin-gloss': 'hint' } }).map((each) => each.severity))],
      ['hint'],
    );
    assert.deepEqual(check(gloss, { levels: { 'pinyin-gloss': 'off' } }), []);
    for (const profile of PROFILES) assert.equal(new DocumentCheck(gloss, { profile }).profile, profile);
    assert.deepEqual(check(gloss, { profile: 'literary', levels: { 'script-mix': 'off' } }), []);
  });

  test('findings are sorted, inside the text, nested or apart; their text is what they cover [law]', () => {
    fc.assert(
      fc.property(damagedText(40), languageId, (text, language) => {
        const findings = check(text, { languageId: language });
        for (const [index, finding] of findings.entries()) {
          assert.ok(finding.start >= 0 && finding.end <= text.length && finding.start <= finding.end);
          assert.equal(finding.text, text.slice(finding.start, finding.end));
          assert.ok(!finding.certain || finding.fixes.length > 0);
          assert.ok(!('evidence' in finding));
          for (const { edits: fix } of finding.fixes) {
            let free = 0;
            for (const edit of fix) {
              if (edit.start < free || edit.end < edit.start || edit.end > text.length)
                assert.fail(JSON.stringify(finding));
              free = edit.end;
            }
          }
          const next = findings[index + 1];
          if (next) assert.ok(next.start > finding.start || (next.start === finding.start && next.end <= finding.end));
        }
        const open: { end: number }[] = [];
        for (const finding of findings) {
          while (open.length > 0 && (open.at(-1) as { end: number }).end <= finding.start) open.pop();
          for (const outer of open) assert.ok(finding.end <= outer.end, 'partly overlapping');
          open.push(finding);
        }
      }),
      runs(120),
    );
  });
});
