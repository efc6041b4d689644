import assert from 'node:assert/strict';
import { proseSpans } from '../../../src/text/prose';

function keeps(languageId: string, text: string, ...expected: string[]): void {
  const prose = proseSpans(text, languageId)
    .map((span) => text.slice(span.start, span.end).trim())
    .filter((each) => each !== '');
  assert.deepEqual(prose, expected, `${languageId}: ${text}`);
}

suite('comments', () => {
  test('of C and its kin', () => {
    keeps('cpp', 'int a = 1; // 甲\n/* 乙\n * 丙 */ int b; /* 丁 */', '甲', '乙', '* 丙', '丁');
    keeps('java', 'String s = "甲\\"乙"; char c = \'"\'; // 丙', '甲\\"乙', '"', '丙');
    keeps('rust', 'fn f<\'a>(x: &\'a str) { "甲" }', 'a>(x: &', '甲');
    keeps('typescript', "const a = `甲\n乙 \\n`; '丙' // 丁", '甲', '乙 \\n', '丙', '丁');
    keeps('json', '{ "甲": "乙\\n丙" }', '甲', '乙\\n丙');
    keeps('go', 'a := `甲\n// 乙`', '甲', '// 乙');
    keeps('c', '"没有完\n甲 // 乙', '乙');
  });

  test('of scripts', () => {
    keeps('python', 'a = 1# 甲\nb = """乙\n丙""" + \'丁\'', '甲', '乙', '丙', '丁');
    keeps('shellscript', 'echo "甲" # 乙\necho $# a#b', '甲', '乙');
    keeps('yaml', 'a: "甲" # 乙', '甲', '乙');
    keeps('sql', "select '甲' -- 乙\n/* 丙 */", '甲', '乙', '丙');
    keeps('lua', '--[[甲\n乙]] a = [[丙]] -- 丁', '甲', '乙', '丙', '丁');
    keeps('haskell', 'a = 1 -- 甲\n{- 乙 -}', '甲', '乙');
    keeps('ini', '; 甲\na = 乙', '甲');
    keeps('bat', 'REM 甲\necho 乙', '甲');
    keeps('matlab', 'a % 甲', '甲');
  });

  test('HTML and XML: what stands between the tags', () => {
    keeps(
      'html',
      '<p title="甲">乙<br>丙</p>\n<!-- 丁 -->\n<script>\nvar a = "戊";\n</script>己',
      '乙',
      '丙',
      '丁',
      '己',
    );
    keeps('xml', '<a\n  b="甲">乙 < 丙</a>', '乙', '<', '丙');
    keeps('html', '<style>p { }</style >甲', '甲');
    keeps('vue', '<template>甲</template>', '甲');
  });

  test('a language that nobody knows is all prose', () => keeps('csv', '甲,"乙" # 丙', '甲,"乙" # 丙'));
});
