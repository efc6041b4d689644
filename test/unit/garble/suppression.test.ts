import assert from 'node:assert/strict';
import { applyEdits, check, DocumentCheck, disablingEdit, type Profile } from '../../../src/garble/index';
import { only } from '../../support/only';
import { sameFindings } from '../../support/sameFindings';

const levels = only('html-tag', 'html-entity');
const TAG = '甲<br />乙';
const REFERENCE = '甲&ldquo;乙';

/** How many findings each line has. */
function reports(lines: readonly string[], expected: readonly number[], languageId = 'plaintext'): void {
  const text = lines.join('\n');
  const counts = lines.map(() => 0);
  for (const { start } of check(text, { levels, languageId })) {
    const line = text.slice(0, start).split('\n').length - 1;
    counts[line] = (counts[line] as number) + 1;
  }
  assert.deepEqual(counts, expected, text);
}

function isProfile(text: string, expected: Profile, languageId = 'markdown'): void {
  assert.equal(new DocumentCheck(text, { languageId, profile: 'technical' }).profile, expected, text);
}

suite('suppression', () => {
  test('off, and on again', () => {
    reports([TAG, '<!-- tuiqiao-disable -->', TAG, REFERENCE, '<!-- tuiqiao-enable -->', TAG], [1, 0, 0, 0, 0, 1]);
    reports([TAG, '<!-- tuiqiao-disable -->', TAG, TAG], [1, 0, 0, 0]);
    reports(['<!-- tuiqiao-enable -->', TAG], [0, 1]);
  });

  test('by kind', () => {
    reports(['<!-- tuiqiao-disable html-tag -->', TAG, REFERENCE], [0, 0, 1]);
    reports(['<!-- tuiqiao-disable html-tag, html-entity -->', TAG, REFERENCE], [0, 0, 0]);
    reports(['<!-- tuiqiao-disable -->', '<!-- tuiqiao-enable html-tag -->', TAG, REFERENCE], [0, 0, 1, 0]);
  });

  test('a misspelt kind switches off nothing', () => {
    reports(['<!-- tuiqiao-disable html-tags -->', TAG], [0, 1]);
    reports(['<!-- tuiqiao-disabled -->', TAG], [0, 1]);
    reports(['<!-- tuiqiao-profile nonsense -->', TAG], [0, 1]);
  });

  test('one line', () => {
    reports(['<!-- tuiqiao-disable-next-line -->', TAG, TAG], [0, 0, 1]);
    reports(['<!-- tuiqiao-disable-next-line html-entity -->', TAG, TAG], [0, 1, 1]);
    // Formatters put an empty line after a comment.
    reports(['<!-- tuiqiao-disable-next-line -->', '', '', TAG, TAG], [0, 0, 0, 0, 1]);
    reports(['<!-- tuiqiao-disable-next-line -->'], [0]);
  });

  test('a line', () => {
    reports([TAG, `${TAG} <!-- tuiqiao-disable-line -->`, TAG], [1, 0, 1]);
    reports([`${TAG}${REFERENCE} <!-- tuiqiao-disable-line html-tag -->`, TAG], [1, 1]);
    reports(
      ['<!-- tuiqiao-disable -->', `${TAG} <!-- tuiqiao-disable-line -->`, '<!-- tuiqiao-enable -->', TAG],
      [0, 0, 0, 1],
    );
  });

  test('in the comments of other languages', () => {
    for (const comment of [
      '// tuiqiao-disable',
      '/* tuiqiao-disable */',
      '% tuiqiao-disable',
      '# tuiqiao-disable',
      '-- tuiqiao-disable',
      '; tuiqiao-disable',
      '//tuiqiao-disable html-tag',
    ])
      reports([comment, TAG], [0, 0]);
    reports(['% tuiqiao-disable', `甲&ldquo;乙`], [0, 0], 'latex');
  });

  test('not where it is spoken of', () => {
    reports(['tuiqiao-disable', TAG], [0, 1]);
    reports(['用“<!-- tuiqiao-disable -->”关闭', TAG], [0, 1]);
    reports(['用 `<!-- tuiqiao-disable -->` 关闭', REFERENCE], [0, 1], 'markdown');
    reports(['```', '<!-- tuiqiao-disable -->', '```', REFERENCE], [0, 0, 0, 1], 'markdown');
    reports(['# tuiqiao-disable', REFERENCE], [0, 1], 'markdown');
  });

  test('the profile, by a comment or in front matter', () => {
    isProfile('甲\n<!-- tuiqiao-profile scraped -->', 'scraped');
    isProfile('甲', 'technical');
    isProfile('<!-- tuiqiao-profile: press -->\n<!-- tuiqiao-profile scraped -->', 'press');
    isProfile('---\ntitle: 甲\ntuiqiao-profile: literary\n---\n乙', 'literary');
    isProfile('---\ntuiqiao: { profile: official }\n---\n乙', 'official');
    isProfile('---\ntuiqiao:\n  profile: "press"\n---\n乙', 'press');
    isProfile('---\nother:\n  profile: press\n---\n乙', 'technical');
    isProfile('tuiqiao-profile: press', 'technical');
    isProfile('% tuiqiao-profile official', 'official', 'latex');
  });

  test('a profile asked for later', () => {
    const kept = new DocumentCheck(TAG);
    kept.profile = 'technical';
    sameFindings(kept.findings(), check(TAG, { profile: 'technical' }));
    kept.profile = 'auto';
    sameFindings(kept.findings(), check(TAG));
  });

  test('thousands of them [cost]', () => {
    const text = `${'<!-- tuiqiao-disable-next-line html-tag -->\n\n甲<br />乙\n'.repeat(2_000)}甲<br />乙`;
    const began = performance.now();
    assert.equal(check(text, { levels }).length, 1);
    assert.ok(performance.now() - began < 20_000);
  });
});

suite('the comment that ignores a place', () => {
  const text = '全厂职工\u200b团结。\n';

  /** The edit leads from one text to the other, after which nothing is found at that place. */
  function assertIgnored(before: string, expected: string): void {
    const [finding] = check(before, { languageId: 'markdown' });
    assert.ok(finding);
    const edit = disablingEdit(before, finding.start, [finding.kind], 'markdown');
    assert.ok(edit);
    const after = applyEdits(before, [edit]);
    assert.equal(after, expected);
    assert.deepEqual(check(after, { languageId: 'markdown' }), []);
  }
  const comment = '<!-- tuiqiao-disable-next-line invisible -->';

  const here = '<!-- tuiqiao-disable-line invisible -->';

  test('stands above a line that begins a block', () => {
    assertIgnored(text, `${comment}\n${text}`);
    assertIgnored(`# 题\n\n${text}`, `# 题\n\n${comment}\n${text}`);
  });
  test('at its indent, inside its quotation', () => {
    assertIgnored(`- 一\n\n  ${text}`, `- 一\n\n  ${comment}\n  ${text}`);
    assertIgnored(`> ${text}`, `> ${comment}\n> ${text}`);
  });
  test('joins the one that is there', () => {
    const there = '<!-- tuiqiao-disable-next-line stray-space -->\n';
    assertIgnored(there + text, `<!-- tuiqiao-disable-next-line stray-space invisible -->\n${text}`);
  });
  test('stands at the end of a line where it would part a paragraph, a list or a table', () => {
    const line = text.trim();
    assertIgnored(`第一行，\n${text}`, `第一行，\n${line} ${here}\n`);
    assertIgnored(`第一行，\r\n${line}  \r\n后。`, `第一行，\r\n${line} ${here}  \r\n后。`);
    assertIgnored(`- 一\n- ${line}\n- 三`, `- 一\n- ${line} ${here}\n- 三`);
    assertIgnored(`1. 一\n\n2. ${line}`, `1. 一\n\n2. ${line} ${here}`);
    assertIgnored(`| 甲 |\n|---|\n| ${line} |\n`, `| 甲 |\n|---|\n| ${line} ${here} |\n`);
    assertIgnored(`甲 | 乙\n---|---\n丙 | ${line}\n`, `甲 | 乙\n---|---\n丙 | ${line} ${here}\n`);
    assertIgnored(
      `第一行，\n${line} <!-- tuiqiao-disable-line typo -->`,
      `第一行，\n${line} <!-- tuiqiao-disable-line typo invisible -->`,
    );
  });
  test('is not offered where it would be text', () => {
    assert.equal(disablingEdit(text, 4, ['invisible'], 'plaintext'), undefined);
  });
});
