import fc from 'fast-check';

/** Pieces that rules and scanners take notice of; texts made of them break into every state there is. */
const PIECES = [
  '团结务实', '要加强领导,', '。', '：', '、', '“', '”', '(一)', ' ', '　', '務實', '網絡', '我们', '第三条 ', '一、', '1.', '3:1', 'a', 'GDP',
  '團結(jié)', '務(wù)', '(jié)', '团(tuan)(tuan)', '?qū)', '(', ')', 'jié',
  '7 Y: y7 F0 n; t, y. r6 w!', '# G- o8 l! {0 n9 n/ Z', '; k', ' ',
  '&ldquo;', '&nbsp;', '&', 'amp;', '&#x529E;', '<br />', '<b>', '</b>', '<span style="a">', '<', '>', '<!-- 注', '-->', '<script>', '</script>',
  '[/font]', '[', ']', '](http://a.cn/b)', 'http://a.cn/b', '`', '```', '~~~', '$', '$$', '# ', '> ', '- ', '    ', '\t', '---', 'a: b', '|',
  '鍔炲叕', '\ufffd', '锟斤拷', '\\u529e\\u516c', '%E5%8A%9E', 'åŠžå', '\u200b', '⼯', '\ue5e5', '１２', '**', '__', '……', '×',
  '<!-- tuiqiao-disable -->', '<!-- tuiqiao-enable -->', '<!-- tuiqiao-disable-next-line html-tag -->', '<!-- tuiqiao-profile scraped -->',
  '// tuiqiao-disable pinyin-gloss', 'tuiqiao-profile: press', '\ud842', '\udfb7', '点击下载', '版权所有',
  '\\begin{equation}', '\\end{equation}', '\\section{', '}', '{', '%', '#let x = ', '/*', '*/', '//', '"', "'", '"""',
];
const BREAKS = ['\n', '\n\n', '\r\n', '\r', '\n\r', '\r\r\n'];

const piece = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...PIECES) }, { weight: 2, arbitrary: fc.constantFrom(...BREAKS) });

/** A text with much damage in it. */
export const damagedText = (maxLength = 24): fc.Arbitrary<string> => fc.array(piece, { maxLength, size: 'max' }).map((pieces) => pieces.join(''));

export const languageId = fc.constantFrom('plaintext', 'markdown', 'markdown', 'latex', 'typst', 'javascript', 'python', 'html');

/** Edits as fractions of the text, so that they shrink with it. */
export const edits: fc.Arbitrary<{ at: number; length: number; text: string }[]> = fc.array(
  fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(12), text: damagedText(3) }),
  { minLength: 1, maxLength: 4 },
);
