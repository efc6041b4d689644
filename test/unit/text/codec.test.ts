import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import iconv from 'iconv-lite';
import { decode, type Encoding, encode } from '../../../src/text/codec';
import { type CodePageName, codePage, DOUBLE_BYTE_PAGES, NO_CODE, SINGLE_BYTE_PAGES } from '../../../src/text/codePage';
import { isTried, sample } from '../../support/runs';

const NOTICE = '市人民政府办公厅关于印发《二〇二六年工作要点》的通知，请认真贯彻落实。';

/** The characters of the page, cell by cell, so that one wrong cell shows. */
function checksum(name: CodePageName): string {
  const { units, longer } = codePage(name);
  const hash = createHash('sha256').update(Uint8Array.from(new Uint8Array(units.buffer)));
  for (const [code, text] of [...longer].sort(([a], [b]) => a - b)) hash.update(`${code}=${text};`);
  return hash.digest('hex').slice(0, 16);
}

suite('codec', () => {
  test('the tables are the frozen ones', () => {
    const sums = Object.fromEntries([...SINGLE_BYTE_PAGES, ...DOUBLE_BYTE_PAGES].map((name) => [name, checksum(name)]));
    assert.deepEqual(sums, {
      'iso-8859-1': 'd8a127a9c0de9302',
      'windows-1252': '0168b49758773c2b',
      'windows-1250': '91f4c7677524bbc9',
      'windows-1251': 'd692a4aba0103fad',
      macintosh: '8d0599d7ab86d30e',
      ibm437: 'f0f75ebbdfe9fc7c',
      gbk: 'a591e0f0a75e3c1c',
      big5: 'f5cbbb76763394a1',
      shift_jis: '2a51d51bbede2cf8',
      'euc-kr': 'd4a07834d6a72e35',
    });
  });

  test('gb18030 reads every two-byte and every four-byte code as Node does [law]', () => {
    const decoder = new TextDecoder('gb18030');
    const compare = (bytes: Uint8Array) =>
      assert.ok(decode(bytes, 'gb18030') === decoder.decode(bytes), Buffer.from(bytes.subarray(0, 4)).toString('hex'));
    for (let lead = 0x81; lead <= 0xfe; lead++) {
      if (!isTried(lead, 8)) continue;
      const row: number[] = [];
      for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) row.push(lead, trail);
      compare(Uint8Array.from(row));
    }
    for (const first of sample([0x81, 0x82, 0x83, 0x90, 0x95, 0xe2], 3)) {
      for (let second = 0x30; second <= 0x39; second++) {
        const row: number[] = [];
        for (let third = 0x81; third <= 0xfe; third++)
          for (let fourth = 0x30; fourth <= 0x39; fourth++) row.push(first, second, third, fourth);
        compare(Uint8Array.from(row));
      }
    }
  });

  test('the other pages agree with iconv-lite wherever that has a character [law]', () => {
    const peers: [CodePageName, string][] = [
      ['big5', 'big5-hkscs'],
      ['shift_jis', 'cp932'],
      ['euc-kr', 'cp949'],
      ['windows-1252', 'win1252'],
      ['windows-1250', 'win1250'],
      ['windows-1251', 'win1251'],
      ['ibm437', 'cp437'],
    ];
    const differ: string[] = [];
    for (const [name, peer] of sample(peers, 7)) {
      const { units } = codePage(name);
      const codes = Array.from(units.keys()).filter((code) => code >= 0x80 && code < 0xff00 && units[code] !== 0);
      // A line each, in one go: to make a decoder for each takes far longer.
      const lines: number[] = [];
      for (const code of codes) {
        if (code >= 0x100) lines.push(code >> 8);
        lines.push(code & 0xff, 0x0a);
      }
      const decoded = iconv.decode(Buffer.from(lines), peer).split('\n');
      assert.equal(decoded.length, codes.length + 1, name);
      for (const [at, code] of codes.entries()) {
        const [ours, theirs] = [units[code] as number, decoded[at] as string];
        if (theirs.length !== 1 || theirs === '\ufffd' || theirs.charCodeAt(0) === ours) continue;
        differ.push(`${name} ${code.toString(16)} ${String.fromCharCode(ours)} ${theirs}`);
      }
    }
    assert.deepEqual(differ, []);
  });

  test('what is encoded decodes to itself', () => {
    const texts: [Encoding, string][] = [
      ['gbk', `${NOTICE}€丂`],
      ['gb18030', `${NOTICE}€𠮷㐀`],
      ['big5', '關於印發「二〇二六年工作要點」的通知，請認真貫徹落實。'.replace('〇', '○')],
      ['shift_jis', '通知の件について、ｱｲｳ'],
      ['euc-kr', '대한민국 漢字'],
      ['windows-1251', 'Приказ № 1'],
      ['utf-16le', NOTICE],
      ['utf-16be', NOTICE],
      ['utf-8', NOTICE],
    ];
    for (const [encoding, text] of texts)
      assert.equal(decode(encode(text, encoding) as Uint8Array, encoding), text, encoding);
  });

  test('what a page cannot hold is undefined', () => {
    assert.equal(encode('𠮷', 'gbk'), undefined);
    assert.equal(encode('关于', 'big5'), undefined);
    assert.equal(encode('通知', 'windows-1252'), undefined);
  });

  test('broken bytes become U+FFFD and keep the ASCII after them', () => {
    assert.equal(decode(Uint8Array.of(0xcd, 0xa8, 0xd6, 0x0a, 0x41), 'gbk'), '通\ufffd\nA');
    assert.equal(decode(Uint8Array.of(0xcd, 0xa8, 0xd6), 'gbk'), '通\ufffd');
    assert.equal(decode(Uint8Array.of(0x00, 0xff, 0x80), 'gbk'), '\0\ufffd€');
  });

  test('NO_CODE stands for what a page has not', () => {
    const { codes } = codePage('gbk');
    assert.equal(codes[0xfffd], NO_CODE);
    assert.equal(codes['锟'.charCodeAt(0)], 0xefbf);
    assert.equal(codes['拷'.charCodeAt(0)], 0xbfbd);
  });
});
