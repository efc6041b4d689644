import assert from 'node:assert/strict';
import iconv from 'iconv-lite';
import { decodeText } from '../../../src/read/encoding';

const NOTICE = '关于做好今冬明春安全生产工作的通知\n各处室：\n　　为确保全年任务完成，请于12月5日前报送材料。\n';
const LETTER = '關於召開防汛會議的通知\n各單位：\n　　請派員與會，並於會前三日將書面報告送交本處。\n';

function bytes(text: string, encoding: string, addBOM = false): Uint8Array {
  return iconv.encode(text, encoding, { addBOM });
}

/** The text in these bytes is read back, in this encoding. */
function reads(text: string, encoding: string, name: string = encoding): void {
  const decoded = decodeText(bytes(text, encoding));
  assert.deepEqual(
    { text: decoded?.text, encoding: decoded?.encoding, bom: decoded?.bom },
    { text, encoding: name, bom: false },
  );
}

function isBinary(...parts: (number | string)[]): void {
  const content = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.of(part))),
  );
  assert.equal(decodeText(content), undefined);
}

suite('encoding of a file', () => {
  test('documents in both scripts', () => {
    for (const text of [NOTICE, LETTER]) {
      reads(text, 'utf-8');
      reads(text, 'gb18030');
      reads(text, 'gbk', 'gb18030');
      reads(text, 'utf-16le');
      reads(text, 'utf-16be');
    }
    reads(LETTER, 'big5');
    reads('𠮷野家在东京𡃁', 'gb18030');
  });

  test('short texts', () => {
    for (const text of [
      '通知',
      '联通',
      '一些',
      '水平',
      '请示',
      '关于',
      '批复',
      '通告',
      '一体',
      '意见：',
      '干部',
      '会议纪要',
      '报告',
    ])
      reads(text, 'gbk', 'gb18030');
    for (const text of ['通知', '请示', '关于', '一', '。', '“', '會議紀要']) reads(text, 'utf-8');
    for (const text of ['會議紀要', '關於召開會議', '請查照', '防汛會議', '敬請查照見復']) reads(text, 'big5');
    for (const text of ['會議紀要', '關於召開會議', '敬請查照見復']) reads(text, 'gbk', 'gb18030');
  });

  test('text without Han is UTF-8', () => {
    reads('', 'utf-8');
    reads('plain ASCII\r\n', 'utf-8');
    for (const text of [
      'да',
      'Привет',
      'café',
      'naïve – “quoted”',
      'Ελλάδα',
      'עברית',
      'سلام',
      'ˈfəʊnɪks',
      'a²+b²≤c',
      'Қазақ',
      'α²',
      '5 µm ± 0,1 °C',
    ])
      reads(text, 'utf-8');
  });

  test('a byte order mark decides and is left out', () => {
    for (const [encoding, name] of [
      ['utf-8', 'utf-8'],
      ['utf-16le', 'utf-16le'],
      ['utf-16be', 'utf-16be'],
    ] as const) {
      const decoded = decodeText(bytes(NOTICE, encoding, true));
      assert.deepEqual(decoded, { text: NOTICE, encoding: name, bom: true });
    }
    const marked = Buffer.concat([Buffer.of(0x84, 0x31, 0x95, 0x33), bytes(NOTICE, 'gb18030')]);
    assert.deepEqual(decodeText(marked), { text: NOTICE, encoding: 'gb18030', bom: true });
    assert.deepEqual(decodeText(Buffer.of(0xef, 0xbb, 0xbf)), { text: '', encoding: 'utf-8', bom: true });
  });

  test('UTF-8 that lost bytes stays UTF-8', () => {
    const whole = bytes(NOTICE, 'utf-8');
    assert.equal(decodeText(whole.subarray(0, whole.length - 2))?.encoding, 'utf-8');
    const bitten = Buffer.concat([whole.subarray(0, 7), whole.subarray(8)]);
    assert.equal(decodeText(bitten)?.encoding, 'utf-8');
    assert.match(decodeText(bitten)?.text ?? '', /^关于\ufffd/);
    assert.equal(decodeText(bytes('通知', 'utf-8').subarray(0, 5))?.encoding, 'utf-8');
  });

  test('a GB 18030 or Big5 file that lost a byte is still known', () => {
    const gbk = bytes(NOTICE, 'gbk');
    assert.equal(decodeText(gbk.subarray(0, gbk.length - 1))?.encoding, 'gb18030');
    assert.equal(decodeText(Buffer.concat([gbk.subarray(0, 20), gbk.subarray(21)]))?.encoding, 'gb18030');
    const big5 = bytes(LETTER, 'big5');
    assert.equal(decodeText(big5.subarray(0, 61))?.encoding, 'big5');
  });

  test('garbled text is text', () => {
    reads('鍔炲叕鍘呴€氱煡', 'utf-8');
    reads('å\u008a\u009eå\u0085¬å\u008e\u0085é\u0080\u009aç\u009f¥', 'utf-8');
    reads('°ì¹«ÌüÍ¨Öª', 'utf-8');
    reads('锟斤拷锟斤拷', 'gbk', 'gb18030');
    // One NUL in a text is damage, not a program.
    reads(`${NOTICE}\0${NOTICE}`, 'utf-8');
  });

  test('halves of surrogate pairs in UTF-16 are read as lost characters', () => {
    const decoded = decodeText(Buffer.from('\ufeff通\ud800知', 'utf16le'));
    assert.deepEqual(decoded, { text: '通\ufffd知', encoding: 'utf-16le', bom: true });
  });

  test('binary files', () => {
    isBinary('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06\0\0\0');
    isBinary('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0');
    isBinary('PK\x03\x04\x14\0\0\0\x08\0\xee\x1a\x55\x57\xd1\x02\xab\x0b\x8f\x01\0\0');
    isBinary('\x1f\x8b\x08\0\0\0\0\0\0\x03\xcb\xcf\x4f\x02\0\xd4\x05\xd5\x91\x03\0\0\0');
    isBinary(...Array.from({ length: 4096 }, (_, index) => (index * index * 31 + index * 7) & 0xff));
    // UTF-32
    isBinary(0xff, 0xfe, 0, 0, 0x1a, 0x90, 0, 0);
  });

  test('cost is linear [cost]', () => {
    const long = NOTICE.replaceAll('\n', '').repeat(20_000);
    for (const encoding of ['utf-8', 'gb18030']) {
      const content = bytes(long, encoding);
      const start = Date.now();
      assert.equal(decodeText(content)?.text.length, long.length);
      assert.ok(Date.now() - start < 20_000);
    }
  });
});
