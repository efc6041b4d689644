// `npm run fuzz [-- --inputs=100000] [--seed=N]`: hostile inputs, and what must hold of every one of them:
//   check() and repair() do not throw; findings are sorted, inside the text, nested but never partly overlapping, and cut no surrogate
//   pair; their edits are sorted and inside the text; check() says the same twice; repair() leaves nothing certain to mend and changes
//   nothing the second time; DocumentCheck after an edit says what check() says; and long inputs take time in proportion to their length.
// A failure is made smaller before it is printed. What is known to fail is in ../known-failures.md. Exit 1 where anything fails.
import { readdirSync, readFileSync } from 'node:fs';
import {
  type CheckOptions,
  check,
  DocumentCheck,
  type Finding,
  groupOf,
  PROFILES,
  repair,
} from '../../src/garble/index';
import { visible } from '../bench/table';
import { garbledText, seeded } from '../support/syntheticText';

const argument = (name: string, otherwise: number): number =>
  Number(process.argv.find((each) => each.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise);
const INPUTS = argument('inputs', 100_000);
const SEED = argument('seed', 20261121);
const random = seeded(SEED);
const below = (limit: number): number => Math.floor(random() * limit);
const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;

const LANGUAGES = ['plaintext', 'markdown', 'latex', 'typst', 'javascript', 'python', 'html'];

/** Pieces that rules look for, their neighbours, and what scanners trip over. */
const PIECES: readonly string[] = [
  ...'的一是在不了有和人这中大为上个国我以要他時來用們發於後裡為國學會錟烫锟斤拷屯闂傚倸鍊搁崐鐨勬槸涓鏂囦欢',
  ...'，。、；：？！“”‘’「」『』（）《》〈〉【】〔〕—…·～',
  ...',.;:?!"\'()[]{}<>*_`~#-=+|\\/&%$^@0159azAZ',
  ...' \t\u00a0\u3000\u2003\u200b\u200c\u200d\u200e\u202e\u2060\ufeff\u00ad\u0000\u0008\u007f\u0085\u2028\u2029\u180e',
  ...['\n', '\r', '\r\n', '\n\n', '　　'],
  ...['\ud800', '\udc00', '\udfff\ud800', '😀', '👨‍👩‍👧', '🇨🇳', '❤️', '葛󠄀', '𠮷', '𬬻', '\u{f0000}', '\u{10ffff}'],
  ...['\ufffd', '\ufffe', '\uffff', '\ue000', '\uf8ff', '\ue5e5', '\ufdd0'],
  ...['⼯', '⻓', '⺮', '㆗', '㆟', '金', 'エ', 'ㄧ', '〇', '○', 'Ａ', '１２', 'С', 'ο', '﨎'],
  ...[
    'é',
    'Ã',
    'å',
    'ä½',
    'ï¼Œ',
    'Í¨Öª',
    'ÎÒ',
    '鍚',
    '锛',
    '銆',
    '€',
    '浣犲ソ',
    '縺',
    '繝',
    '荳',
    '饔',
    'ä¸\u00ad',
    'åĬŀ',
    '<0xE5>',
    'ĠçļĦ',
  ],
  ...['(tuan)', '(tuán)', '(tuan)(tuan)', '?qū)?', '（', '(', 'qū)', '团(tuan)结', '務(wù)', '(háng', '(a)'],
  ...['7 Y: y7 F0', '! R', '( k', '5 a', '; }', '/ ~', '# ?'],
  ...[
    '&ldquo;',
    '&amp;ldquo;',
    '&#20013;',
    '&#x4e2d;',
    '&#0;',
    '&#xD800;',
    '&#1114112;',
    '&nbsp',
    '&lt;br&gt;',
    '&amp;amp;amp;',
    '&;',
    '&#;',
  ],
  ...[
    '<br />',
    '<span style="',
    '">',
    '</p>',
    '<p',
    '<!--',
    '-->',
    '<![CDATA[',
    '[b]',
    '[/b]',
    '[url=',
    '[color=#f00]',
    '<a<b<c',
    '<0>',
    '</',
    '<script>',
    '</script>',
  ],
  ...[
    '\\u4e2d',
    '\\ud83d\\ude00',
    '\\ud83d',
    '\\x',
    '%E4%BD%A0',
    '%',
    '%E4%',
    '%u4f60',
    '=E4=BD=A0',
    '=\n',
    '=?UTF-8?B?5Lit?=',
    '=?gb2312?Q?=D6=D0?=',
    '=?',
    '~{VPND~}',
    '~{',
    '~}',
  ],
  ...[
    '```',
    '~~~',
    '$$',
    '$',
    '`',
    '``',
    '---',
    '***',
    '**',
    '__',
    '> ',
    '- ',
    '1. ',
    '# ',
    '![](',
    '](',
    '[^1]',
    '|',
    '\\begin{',
    '\\end{',
    '\\verb|',
    '%',
    '//',
    '/*',
    '*/',
    '#[',
  ],
  ...[
    '<!-- tuiqiao-disable -->',
    '<!-- tuiqiao-enable -->',
    'tuiqiao-disable-next-line',
    '// tuiqiao-disable mojibake',
    'tuiqiao-profile: scraped',
  ],
  ...[
    '一、',
    '（一）',
    '（二）',
    '三是',
    '第一，',
    '第三条 ',
    '〔2022〕11号',
    '[2022]第11号',
    '二○二六年',
    '2026年01月05日',
    '20-30%',
    '××',
    '□',
    '＿＿',
    '******',
  ],
  ...[
    '版权所有',
    '上一篇：',
    '下一篇：',
    '扫一扫',
    '点击查看全文',
    '（剩余80%内容需付费）',
    '来源：',
    '转载',
    '第 1 页 共 9 页',
    '- 12 -',
    '打印本页',
    '关闭窗口',
  ],
  ...[
    '政 府 工 作',
    '团结团结',
    '的的',
    '，，',
    '。。',
    '、、',
    '……。',
    '！！！',
    '？？',
    '”“',
    '『「',
    'http://a.cn/?b=1&c=',
    'a@b.cn',
    'C:\\新建',
  ],
];
const LONG = [
  '(',
  '[',
  '<',
  '&',
  '%',
  '\\u',
  '`',
  '*',
  '_',
  '“',
  '（',
  '\ud83d',
  '？',
  '?',
  '一、',
  '- ',
  '> ',
  '锟斤拷',
  '烫',
  '闂',
  'ä',
  '鍚',
  ' ',
  '　',
  '\u200b',
  '(a)',
  '<b>',
  '&amp;',
  '=E4',
  '团(tuan)',
  '7 Y',
  '$',
  '**团结**、',
  '的',
  'é',
  '[b]',
  '~{',
  '1 A',
  '\r',
  '"',
  "'",
  '\\',
  '{',
  '一',
  '○',
  '１',
  '⼯',
  '<!--',
  '来',
  '省略',
  '第',
  '学习',
  '０',
  '…',
  '—',
  '.',
  '0',
];

const corpus = ['test/golden/cleanProse', 'test/golden/texts', 'media/samples']
  .flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.(?:txt|md)$/.test(name))
      .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
  )
  .concat(garbledText(6_000, SEED));

const fromPieces = (most: number): string => Array.from({ length: 1 + below(most) }, () => pick(PIECES)).join('');
const randomUnits = (most: number): string =>
  Array.from({ length: 1 + below(most) }, () =>
    String.fromCharCode(random() < 0.5 ? 0x4e00 + below(0x5200) : below(0x10000)),
  ).join('');

/** A stretch of a sample, cut anywhere, with pieces put in, taken out, doubled and turned round. */
function mutated(): string {
  const sample = pick(corpus);
  const from = below(sample.length);
  let text = sample.slice(from, from + 20 + below(300));
  for (let times = 1 + below(8); times > 0; times--) {
    const at = below(text.length + 1);
    const end = Math.min(text.length, at + below(12));
    const choice = random();
    if (choice < 0.5) text = text.slice(0, at) + pick(PIECES) + text.slice(at);
    else if (choice < 0.65) text = text.slice(0, at) + text.slice(end);
    else if (choice < 0.8) text = text.slice(0, end) + text.slice(at, end).repeat(1 + below(4)) + text.slice(end);
    else if (choice < 0.9) text = text.slice(0, at) + [...text.slice(at, end)].reverse().join('') + text.slice(end);
    else text = text.slice(0, at) + fromPieces(4) + text.slice(end);
  }
  return text;
}

const SHAPES: readonly [share: number, make: () => string][] = [
  [0.4, () => fromPieces(40)],
  [0.85, mutated],
  [0.93, () => randomUnits(80)],
  [0.97, () => pick(LONG).repeat(1 + below(60)) + fromPieces(6) + pick(LONG).repeat(1 + below(60))],
  [1, () => Array.from({ length: 1 + below(6) }, () => (random() < 0.5 ? mutated() : fromPieces(20))).join('\n')],
];
const input = (): string => {
  const choice = random();
  return (SHAPES.find(([share]) => choice < share) as (typeof SHAPES)[number])[1]();
};

const options = (): CheckOptions => ({
  languageId: random() < 0.5 ? 'plaintext' : pick(LANGUAGES),
  profile: random() < 0.6 ? 'auto' : pick(PROFILES),
});

const cutsPair = (text: string, at: number): boolean =>
  at > 0 &&
  at < text.length &&
  (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 &&
  (text.charCodeAt(at) & 0xfc00) === 0xdc00;

/** What is wrong with the findings of a text; undefined where nothing is. */
function flaw(text: string, findings: readonly Finding[]): string | undefined {
  const open: Finding[] = [];
  let previous: Finding | undefined;
  for (const finding of findings) {
    const { kind, start, end, fixes } = finding;
    if (!(start >= 0 && start < end && end <= text.length))
      return `${kind} is out of bounds: ${start}–${end} of ${text.length}`;
    if (cutsPair(text, start) || cutsPair(text, end)) return `${kind} cuts a surrogate pair: ${start}–${end}`;
    if (finding.text !== text.slice(start, end)) return `${kind} has another text than its span`;
    if (previous && (previous.start > start || (previous.start === start && previous.end < end)))
      return `${kind} is out of order`;
    previous = finding;
    while (open.length > 0 && (open.at(-1) as Finding).end <= start) open.pop();
    const around = open.at(-1);
    if (around && around.end < end)
      return `${kind} ${start}–${end} partly overlaps ${around.kind} ${around.start}–${around.end}`;
    open.push(finding);
    if (finding.certain && fixes.length === 0) return `${kind} is certain and has no fix`;
    for (const { edits } of fixes) {
      let last = 0;
      for (const edit of edits) {
        if (!(edit.start >= last && edit.end >= edit.start && edit.end <= text.length))
          return `${kind} has edits out of order or out of bounds`;
        if (cutsPair(text, edit.start) || cutsPair(text, edit.end))
          return `${kind} has an edit that cuts a surrogate pair`;
        last = edit.end;
      }
    }
  }
  return undefined;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The law that an input breaks; undefined where it breaks none. */
function broken(text: string, how: CheckOptions): string | undefined {
  try {
    const findings = check(text, how);
    const wrong = flaw(text, findings);
    if (wrong) return wrong;
    if (!same(findings, check(text, how))) return 'check() is not deterministic';
    const once = repair(text, how);
    if (once.left.some((finding) => finding.certain && groupOf(finding.kind) === 'damage'))
      return 'repair() left something certain';
    if (once.applied.length > 0 && repair(once.text, how).text !== once.text) return 'repair() is not idempotent';
    let original = '';
    let at = 0;
    for (const edit of once.edits) {
      if (edit.start < at || edit.end < edit.start || edit.end > text.length)
        return 'the edits of repair() are out of order';
      original += text.slice(at, edit.start) + edit.text;
      at = edit.end;
    }
    if (original + text.slice(at) !== once.text) return 'the edits of repair() do not lead to its text';
    return undefined;
  } catch (error) {
    return `threw ${(error as Error).stack?.split('\n').slice(0, 3).join(' ')}`;
  }
}

/** After an edit a kept document says what check() says. */
function brokenByEdit(text: string, how: CheckOptions, start: number, end: number, by: string): string | undefined {
  try {
    const kept = new DocumentCheck(text, how);
    kept.findings();
    kept.edit([{ start, end, text: by }]);
    return same(kept.findings(), check(text.slice(0, start) + by + text.slice(end), how))
      ? undefined
      : 'DocumentCheck differs from check() after an edit';
  } catch (error) {
    return `threw ${(error as Error).stack?.split('\n').slice(0, 3).join(' ')}`;
  }
}

/** The shortest text that is still broken in the same way, found by cutting pieces out. */
function smaller(text: string, fails: (text: string) => boolean): string {
  let best = text;
  for (let size = Math.ceil(best.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at + size <= best.length; ) {
      const shorter = best.slice(0, at) + best.slice(at + size);
      if (fails(shorter)) best = shorter;
      else at += size;
    }
  return best;
}

const failures = new Map<string, { count: number; example: string }>();
function failed(law: string, example: () => string): void {
  const key = law.replace(/\d+/g, 'N');
  const known = failures.get(key);
  if (known) known.count++;
  else failures.set(key, { count: 1, example: example() });
}

const began = performance.now();
let units = 0;
for (let i = 0; i < INPUTS; i++) {
  const text = input();
  const how = options();
  units += text.length;
  const law = broken(text, how);
  if (law)
    failed(law, () => {
      const key = law.replace(/\d+/g, 'N');
      return `${JSON.stringify(how)} ${JSON.stringify(smaller(text, (shorter) => broken(shorter, how)?.replace(/\d+/g, 'N') === key))}`;
    });
  if (i % 4 === 0) {
    const start = below(text.length + 1);
    const end = Math.min(text.length, start + below(6));
    const by = random() < 0.3 ? '' : pick(PIECES);
    const law = brokenByEdit(text, how, start, end, by);
    if (law)
      failed(law, () => `${JSON.stringify(how)} ${JSON.stringify(text)} [${start}, ${end}) → ${JSON.stringify(by)}`);
  }
}
console.log(`${INPUTS} inputs of ${units} units in ${((performance.now() - began) / 1000).toFixed(0)} s, seed ${SEED}`);

/** Long inputs: time in proportion to length. */
const MOST_PER_UNIT = 50; // µs
const cost = (text: string, how: CheckOptions): number => {
  const start = performance.now();
  check(text, how);
  return ((performance.now() - start) * 1000) / text.length;
};
const slow: string[] = [];
const SHORT = 1_000;
const FAR = 20_000;
const repeats = (piece: string, languageId: string): void => {
  const repeated = (length: number) => piece.repeat(Math.ceil(length / piece.length));
  const how = { languageId };
  const name = `${languageId} ${JSON.stringify(piece)}`;
  // The better of two: the machine may be busy with something else.
  const best = (length: number) => {
    const first = cost(repeated(length), how);
    return first < 1 ? first : Math.min(first, cost(repeated(length), how));
  };
  const short = best(SHORT);
  if (short > MOST_PER_UNIT) {
    slow.push(`${name}: ${short.toFixed(0)} µs a unit`);
    return;
  }
  const far = best(FAR);
  if (far > MOST_PER_UNIT || (far > short * 6 && far > 3))
    slow.push(`${name}: ${short.toFixed(1)} µs a unit at ${SHORT}, ${far.toFixed(1)} at ${FAR}`);
};
for (const piece of LONG) {
  for (const languageId of ['plaintext', 'markdown', 'latex']) repeats(piece, languageId);
  repeats(`${piece}团`, 'plaintext');
  repeats(`${piece}\n`, 'plaintext');
  repeats(`${piece}${pick(LONG)}`, 'markdown');
}
for (const piece of PIECES) if (piece.length > 2) repeats(piece, random() < 0.5 ? 'plaintext' : 'markdown');
console.log(
  slow.length === 0 ? `no input of ${FAR} units took more than in proportion` : `slow:\n  ${slow.join('\n  ')}`,
);

for (const [law, { count, example }] of [...failures].sort((a, b) => b[1].count - a[1].count))
  console.log(`\n${count} × ${visible(law)}\n  ${visible(example).slice(0, 600)}`);
console.log(`\n${failures.size === 0 ? 'every law holds' : `${failures.size} laws broken`}`);
process.exitCode = failures.size > 0 || slow.length > 0 ? 1 : 0;
