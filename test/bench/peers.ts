// Ours beside autocorrect-node (lint, pieces of 100 KB) and zhlint, in one process on one machine: how fast each reads clean and
// garbled text, and what each makes of 20 damaged lines and of 4 right ones.
//   npm run bench peers
// The peers are no dependency: they are installed on demand into test/bench/peers/node_modules.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { check, type Finding, groupOf, KINDS, repairWhere } from '../../src/garble/index';
import { decode } from '../../src/text/codec';
import { cleanText, garbledText } from '../support/syntheticText';
import { head, row, visible } from './table';

const folder = resolve('test/bench/peers');
if (!existsSync(resolve(folder, 'node_modules'))) {
  console.log(`installing the peers in ${folder} …`);
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], {
    cwd: folder,
    stdio: 'inherit',
  });
  if (status !== 0) {
    console.log('the peers cannot be installed: no comparison');
    process.exit(0);
  }
}
const require = createRequire(resolve(folder, 'package.json'));
const autocorrect = require('autocorrect-node') as {
  format(text: string): string;
  lintFor(text: string, path: string): { lines: unknown[] };
};
const zhlint = require('zhlint') as {
  run(text: string, options: { rules: { preset: string } }): { result: string; validations: { message: string }[] };
};
const versionOf = (name: string) => (require(`./node_modules/${name}/package.json`) as { version: string }).version;

const MB = 1_000_000;
const PIECE = 100_000;
const RUNS = 5;
const damageAndLayout = {
  levels: Object.fromEntries(KINDS.filter((kind) => groupOf(kind) === 'wording').map((kind) => [kind, 'off' as const])),
};

/** Pieces of about 100 KB that end where lines do; cut once, outside of what is measured. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let piece: string[] = [];
  let bytes = 0;
  for (const line of text.split('\n')) {
    piece.push(line);
    bytes += Buffer.byteLength(line) + 1;
    if (bytes >= PIECE) {
      found.push(piece.join('\n'));
      piece = [];
      bytes = 0;
    }
  }
  return piece.length === 0 ? found : [...found, piece.join('\n')];
}

/** The median of several runs over all the texts, in MB/s. */
function median(texts: readonly string[], work: (text: string) => unknown): number {
  const run = () => {
    for (const text of texts) work(text);
  };
  run();
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / MB / ((times[RUNS >> 1] as number) / 1000);
}

const zhlintDefault = { rules: { preset: 'default' } };
const whole = (text: string): string[] => [text];
const TOOLS: readonly [
  name: string,
  megabytes: number,
  cut: (text: string) => string[],
  work: (text: string) => unknown,
][] = [
  ['推敲 check(), everything', 2, whole, (text) => check(text)],
  ['推敲 check(), without wording', 2, whole, (text) => check(text, damageAndLayout)],
  ['推敲 check(), everything, pieces of 100 KB', 2, pieces, (text) => check(text)],
  [
    `autocorrect-node ${versionOf('autocorrect-node')} lint, pieces of 100 KB`,
    2,
    pieces,
    (text) => autocorrect.lintFor(text, 'a.txt'),
  ],
  [`zhlint ${versionOf('zhlint')} run, pieces of 100 KB`, 0.5, pieces, (text) => zhlint.run(text, zhlintDefault)],
];
head('median of 5, MB/s', 'clean', 'garbled');
for (const [name, size, cut, work] of TOOLS)
  row(name, median(cut(cleanText(size * MB)), work), median(cut(garbledText(size * MB)), work));

const utf8 = (text: string) => new TextEncoder().encode(text);
/** What was damaged, the damaged line, and what stood there; `undefined` where nobody can know. */
const LINES: readonly [damage: string, line: string, right: string | undefined][] = [
  [
    'UTF-8 as GBK',
    `${decode(utf8('各村要严格执行值班制度，'), 'gbk')}不得脱岗。`,
    '各村要严格执行值班制度，不得脱岗。',
  ],
  ['UTF-8 as CP1252', decode(utf8('请各单位认真抓好落实'), 'windows-1252'), '请各单位认真抓好落实'],
  ['GBK as Latin-1', 'Í¨ÖªÈçÏÂ', '通知如下'],
  ['U+FFFD', '工作人\ufffd要按时到岗。', undefined],
  ['锟斤拷', '加强锟斤拷设，提高服务水平。', undefined],
  ['烫烫烫', '报告内容：烫烫烫烫烫烫', undefined],
  ['\\uXXXX', '已将\\u6750\\u6599报送办公室。', '已将材料报送办公室。'],
  ['%XX', '详见%E9%80%9A%E7%9F%A5附件。', '详见通知附件。'],
  ['toneless gloss, doubled', '要讲团(tuan)(tuan)结、顾大局。', '要讲团结、顾大局。'],
  ['anti-copy noise', '会议由县长主持。7 Y: y7 F0 p& T! R( k', '会议由县长主持。'],
  ['HTML entity', '坚持&ldquo;三会一课&rdquo;制度。', '坚持“三会一课”制度。'],
  [
    'HTML tag',
    '第一，提高认识。<br /><span style="color:red">第二</span>，落实责任。',
    '第一，提高认识。\n第二，落实责任。',
  ],
  ['zero-width space', '全面\u200b推进各项工作。', '全面推进各项工作。'],
  ['Kangxi radical', '认真做好⼯作总结。', '认真做好工作总结。'],
  ['compatibility ideograph', '發展\uf90a融業務。', '發展金融業務。'],
  ['katakana for Han', '各部门的エ作要落实到位。', '各部门的工作要落实到位。'],
  ['Simplified in Traditional', '各單位應認真学習會議精神。', '各單位應認真學習會議精神。'],
  ['slip of conversion', '對幹部的評價，皇後與太後的歷史。', '對幹部的評價，皇后與太后的歷史。'],
  ['half-width comma', '总结经验,改进工作。', '总结经验，改进工作。'],
  ['stray space', '要进一步加 强作风建设。', '要进一步加强作风建设。'],
];
const RIGHT = [
  '国办发〔2022〕11号文件已于3月5日印发。',
  '截至2024年底，全县共有GDP过亿元的乡镇12个，占60%。',
  '各单位要学习“三会一课”制度，完成率达98.6%以上。',
  '联系人：周维安，电话：0000-1234567，邮箱：bgs@example.com。',
];

/** What `fix --layout` applies. */
const certain = (finding: Finding) => finding.certain && groupOf(finding.kind) !== 'wording';

const TOTALS = { ours: [0, 0, 0], autocorrect: [0, 0, 0], zhlint: [0, 0, 0] };
/** What became of a line: `right`, `as it was`, or what it was changed to. */
function outcome(line: string, right: string | undefined, result: string, totals: number[]): string {
  if (result === right) {
    totals[0] = (totals[0] as number) + 1;
    return 'right';
  }
  if (result === line) {
    totals[1] = (totals[1] as number) + 1;
    return 'as it was';
  }
  totals[2] = (totals[2] as number) + 1;
  return `changed: ${visible(result)}`;
}
const quietly = <T>(work: () => T): T => {
  const { log, error, warn } = console;
  Object.assign(console, { log() {}, error() {}, warn() {} });
  try {
    return work();
  } finally {
    Object.assign(console, { log, error, warn });
  }
};

head('damage', 'line', 'ours finds', 'ours repairs', 'autocorrect format()', 'zhlint says', 'zhlint fixes');
for (const [damage, line, right] of LINES) {
  const found = check(line);
  const spelt = quietly(() => zhlint.run(line, zhlintDefault));
  row(
    damage,
    visible(line),
    [...new Set(found.map(({ kind, certain }) => kind + (certain ? '' : '?')))].join(', ') || 'nothing',
    outcome(line, right, repairWhere(line, certain).text, TOTALS.ours),
    outcome(line, right, autocorrect.format(line), TOTALS.autocorrect),
    [...new Set(spelt.validations.map(({ message }) => message))].join('; ') || 'nothing',
    outcome(line, right, spelt.result, TOTALS.zhlint),
  );
}
head('of 20 damaged lines', 'right', 'as it was', 'changed otherwise');
for (const [name, totals] of Object.entries(TOTALS)) row(name, ...totals.map(String));

head('right line', 'ours', 'autocorrect', 'zhlint');
for (const line of RIGHT) {
  const changed = (result: string) => (result === line ? 'as it was' : `changed: ${result}`);
  row(
    line,
    check(line).length > 0 ? 'finding' : changed(repairWhere(line, certain).text),
    changed(autocorrect.format(line)),
    changed(quietly(() => zhlint.run(line, zhlintDefault)).result),
  );
}
