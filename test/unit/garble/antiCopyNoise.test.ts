import assert from 'node:assert/strict';
import fc from 'fast-check';
import { check, repair } from '../../../src/garble/index';
import { only } from '../../support/only';
import { runs } from '../../support/runs';

const levels = only('anti-copy-noise');

function mends(text: string, expected: string, languageId = 'plaintext'): void {
  assert.equal(repair(text, { levels, languageId }).text, expected);
}

function ignores(text: string, languageId = 'plaintext'): void {
  assert.deepEqual(check(text, { levels, languageId }), [], text);
}

const NOISE = '5 Q$ u* k; Y& _" J! @% i';

suite('anti-copy-noise', () => {
  test("glued to a line's head, before its indent", () => {
    mends(`甲。\n${NOISE}  一是抓学习。`, '甲。\n  一是抓学习。');
    mends(`甲。\n${NOISE}　　一是抓学习。`, '甲。\n　　一是抓学习。');
  });

  test('the key to an exercise', () => {
    ignores('参考答案：1 C2 D3 B4 A5 D6 C7 B8 A');
    ignores('答案 1 A2 B3 C4 D5 A6 B7 C');
  });

  test('a line of its own goes with its end', () => {
    mends(`甲。\n${NOISE}\n乙。`, '甲。\n乙。');
    mends(`甲。\r\n${NOISE}\r\n乙。`, '甲。\r\n乙。');
    mends(`甲。\r${NOISE}\r乙。`, '甲。\r乙。');
    mends(`${NOISE}\n乙。`, '乙。');
    mends(`甲。\n${NOISE}`, '甲。');
    mends(`甲。\r\n${NOISE}`, '甲。');
    mends(NOISE, '');
    mends(`甲。\n${NOISE}\n${NOISE}\n乙。`, '甲。\n乙。');
  });

  test('glued to a head or a tail it goes alone', () => {
    mends(`${NOISE}要落实责任。`, '要落实责任。');
    mends(`要落实责任。${NOISE}`, '要落实责任。');
    mends(`要落实责任,${NOISE}`, '要落实责任,');
    mends(`要落实${NOISE}责任。`, '要落实责任。');
  });

  test('white space that collapsed', () => {
    mends('甲。\n Q$ u* k; Y& _" J\n乙。', '甲。\n乙。');
    mends('甲。\nQ$ u* k; Y& _" J! @\n乙。', '甲。\n乙。');
    mends('甲。  Q$ u Y& _" J! @', '甲。');
  });

  test('every string that the forum software may make [law]', () => {
    const pair = fc
      .tuple(fc.integer({ min: 32, max: 59 }), fc.integer({ min: 63, max: 126 }))
      .map(([a, b]) => `${String.fromCharCode(a)} ${String.fromCharCode(b)}`);
    fc.assert(
      fc.property(fc.array(pair, { minLength: 8, maxLength: 15 }), (pairs) => {
        // Fewer different signs are one string in a hundred, and may pass for code.
        const signs = new Set(pairs.map((each) => each.charAt(0)));
        fc.pre(signs.size >= Math.max(4, pairs.length * 0.6) && !signs.has(' '));
        mends(`第一段。\n${pairs.join('')}\n第二段。`, '第一段。\n第二段。');
        mends(`第一段。${pairs.join('')}\n第二段。`, '第一段。\n第二段。');
      }),
      runs(200),
    );
  });

  test('in Markdown too, whatever the run may look like', () => {
    for (const head of ['- G+ ', '# G- ', '+ s8 ', '* k, ', '` x; '])
      mends(`甲。\n\n${head}Q$ u* k; Y& _" J! @\n\n乙。`, '甲。\n\n\n乙。', 'markdown');
    ignores(`甲\n\n\`\`\`\n${NOISE}\n\`\`\`\n`, 'markdown');
    // Shown in a sentence: code of one's own.
    ignores(`干扰码形如\`${NOISE}\`，独占一行。`, 'markdown');
    mends(`干扰码形如${NOISE}，独占一行。`, '干扰码形如，独占一行。', 'markdown');
    mends('各项工作取得进展。5 `$ u* k; Y& `" J! @% i\n乙。', '各项工作取得进展。\n乙。', 'markdown');
  });

  test('code, lists and formulas', () => {
    for (const text of [
      'f(v, w, x, y, z) {',
      '甲 A 乙 B 丙 C',
      'A B C D E F G',
      'a) b) c) d) e) f)',
      '1. A 2. B 3. C 4. D',
      'x + y * z - w / v',
      '选项：A. 甲 B. 乙 C. 丙 D. 丁',
      'J. K. L. M. N.',
      '注：! @ # $ % ^ & * (',
      'a, b, c, d, e, f, g, h',
      '甲, 乙, 丙',
      '; ; ; ; ; ; ;',
      'T h e  q u i c k',
      '如 : A ; B , C',
      'ls -a | grep -v x && cd ..; rm',
      '　　一、总则',
      'π r ^ 2',
      '1 A2 B',
      '表 1 A 型 B 型',
      'int a; int b; int c; d: e',
    ])
      ignores(text);
  });

  test('a run of few signs counts on a page that is full of noise', () => {
    const weak = ', a, b; c, d, e. f, g, h, i';
    ignores(`甲。\n${weak}\n乙。`);
    mends(`甲。\n${weak}\n${NOISE}\n丙。${NOISE}\n乙。`, '甲。\n丙。\n乙。');
  });
});
