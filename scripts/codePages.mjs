// Writes src/text/data/*.txt, the frozen code-page tables that src/text/codePage.ts reads:
//   node scripts/codePages.mjs [path of chromium]
// Source: the WHATWG encoding indexes, as Chromium's TextDecoder has them. Node 20 differs (its gbk and big5 keep
// ICU's private-use cells, its windows-1252 lacks 27 characters), so it only has to agree where it has a character
// of its own. IBM437 has no TextDecoder anywhere: it comes from iconv-lite.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { chromium } from 'playwright-core';

const DOUBLE_BYTE = ['gbk', 'big5', 'shift_jis', 'euc-kr'];
const SINGLE_BYTE = ['windows-1250', 'windows-1251', 'windows-1252', 'macintosh'];
/** Stands for a cell that holds nothing, or that codePage.ts computes. No code page has ASCII in a double-byte cell. */
const EMPTY = '.';

const browser = await chromium.launch({
  executablePath: process.argv[2] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage();
const { cells, singles } = await page.evaluate(
  ([doubleByte, singleByte]) => {
    const cells = {};
    for (const name of doubleByte) {
      const decoder = new TextDecoder(name);
      cells[name] = {};
      for (let lead = 0x81; lead <= 0xfe; lead++) {
        if (name === 'shift_jis' && lead >= 0xa0 && lead <= 0xdf) continue; // half-width katakana, one byte each
        for (let trail = 0x40; trail <= 0xfe; trail++) {
          const text = decoder.decode(Uint8Array.of(lead, trail));
          if (!text.includes('\ufffd')) cells[name][lead * 256 + trail] = text;
        }
      }
    }
    const high = Uint8Array.from({ length: 128 }, (_, index) => index + 128);
    const singles = Object.fromEntries(singleByte.map((name) => [name, new TextDecoder(name).decode(high)]));
    return { cells, singles };
  },
  [DOUBLE_BYTE, SINGLE_BYTE],
);
const version = browser.version();
await browser.close();

/** Cells whose private-use character codePage.ts computes: the user-defined rows of GBK and Shift_JIS. */
function isComputed(name, code) {
  const lead = code >> 8;
  const trail = code & 0xff;
  if (name === 'gbk')
    return trail >= 0xa1 ? (lead >= 0xaa && lead <= 0xaf) || lead >= 0xf8 : lead >= 0xa1 && lead <= 0xa7;
  return name === 'shift_jis' && lead >= 0xf0 && lead <= 0xf9;
}

function write(name, text) {
  writeFileSync(`src/text/data/${name}.txt`, text);
  const sha256 = createHash('sha256').update(text).digest('hex');
  console.log(`${name}.txt  ${Buffer.byteLength(text)} bytes  sha256 ${sha256}`);
}

console.log(`Chromium ${version}, Node ${process.version}`);
for (const name of DOUBLE_BYTE) {
  const rows = [];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    let row = '';
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const code = lead * 256 + trail;
      const text = cells[name][code];
      // Two characters in one cell (four of HKSCS) are written in codePage.ts.
      row += text === undefined || isComputed(name, code) || [...text].length > 1 ? EMPTY : text;
    }
    row = row.replace(/\.+$/u, '');
    if (row !== '') rows.push(`${lead.toString(16)} ${row}\n`);
  }
  const node = new TextDecoder(name === 'gbk' ? 'gb18030' : name);
  let differ = 0;
  for (const [code, text] of Object.entries(cells[name])) {
    const other = node.decode(Uint8Array.of(code >> 8, code & 0xff));
    if (other !== text && [...other].length === 1 && !/[\ufffd\ue000-\uf8ff]/u.test(other)) {
      differ++;
      console.log(`  ${name} ${Number(code).toString(16)}: Chromium ${text}, Node ${other}`);
    }
  }
  console.log(`  ${name}: ${Object.keys(cells[name]).length} cells, ${differ} differ in Node`);
  write(name, rows.join(''));
}
singles.ibm437 = iconv.decode(Buffer.from(Array.from({ length: 128 }, (_, index) => index + 128)), 'cp437');
write(
  'single-byte',
  Object.entries(singles)
    .map(([name, text]) => `${name} ${text}\n`)
    .join(''),
);
