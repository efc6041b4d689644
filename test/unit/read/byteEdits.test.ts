import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, type TextEdit } from '../../../src/garble';
import { byteEdits } from '../../../src/read/byteEdits';
import { type DecodedText, decodeText } from '../../../src/read/encoding';
import { decode, type Encoding, encode } from '../../../src/text/codec';
import { runs } from '../../support/runs';

/** The bytes with each `from` replaced by `to`; undefined where the encoding refuses. */
function edited(bytes: Uint8Array, file: DecodedText, from: string, to: string): Buffer | undefined {
  const edits: TextEdit[] = [];
  for (let at = file.text.indexOf(from); at >= 0; at = file.text.indexOf(from, at + from.length))
    edits.push({ start: at, end: at + from.length, text: to });
  const inBytes = byteEdits(bytes, file, edits);
  return inBytes && Buffer.from(applyEdits(Buffer.from(bytes).toString('latin1'), inBytes), 'latin1');
}

function file(bytes: Uint8Array, encoding: Encoding, bom = false): DecodedText {
  return { text: decode(bytes, encoding), encoding, bom };
}

suite('edits in bytes', () => {
  test('every encoding, with and without a byte order mark', () => {
    for (const encoding of ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const) {
      for (const mark of ['', '\ufeff']) {
        if (mark && encoding === 'big5') continue;
        const bytes = encode(`${mark}請查照,並轉知`, encoding) as Uint8Array;
        const decoded = mark ? (decodeText(bytes) as DecodedText) : file(bytes, encoding);
        assert.deepEqual(
          edited(bytes, decoded, ',', '，'),
          Buffer.from(encode(`${mark}請查照，並轉知`, encoding) as Uint8Array),
          encoding + mark,
        );
      }
    }
  });

  test('broken bytes that no edit touches stay', () => {
    const head = Buffer.from('通');
    const bytes = Buffer.concat([
      head,
      Buffer.of(0xe7, 0x9f),
      Buffer.from('知,请'),
      Buffer.of(0xff, 0xfe, 0x80),
      Buffer.from('查照'),
    ]);
    const expected = Buffer.concat([
      head,
      Buffer.of(0xe7, 0x9f),
      Buffer.from('知，请'),
      Buffer.of(0xff, 0xfe, 0x80),
      Buffer.from('查照'),
    ]);
    assert.deepEqual(edited(bytes, file(bytes, 'utf-8'), ',', '，'), expected);

    const gbk = Buffer.concat([
      Buffer.from(encode('通知', 'gbk') as Uint8Array),
      Buffer.of(0x81),
      Buffer.from(',a'),
      Buffer.of(0xff),
    ]);
    assert.deepEqual(
      edited(gbk, file(gbk, 'gb18030'), ',', '；'),
      Buffer.concat([
        gbk.subarray(0, 5),
        Buffer.from(encode('；', 'gbk') as Uint8Array),
        Buffer.from('a'),
        Buffer.of(0xff),
      ]),
    );
  });

  test('broken bytes that an edit replaces go', () => {
    const bytes = Buffer.concat([Buffer.from('通'), Buffer.of(0xe7, 0x9f), Buffer.from('。')]);
    assert.deepEqual(edited(bytes, file(bytes, 'utf-8'), '\ufffd', '知'), Buffer.from('通知。'));
  });

  test('a character with two codes keeps its own', () => {
    // 0x80 is the € of Windows' GBK; GB 18030 writes it A2 E3.
    const bytes = Buffer.concat([Buffer.of(0x80), Buffer.from(encode('五元,六元', 'gbk') as Uint8Array)]);
    assert.deepEqual(
      edited(bytes, file(bytes, 'gb18030'), ',', ''),
      Buffer.concat([Buffer.of(0x80), Buffer.from(encode('五元六元', 'gbk') as Uint8Array)]),
    );
  });

  test('half a surrogate pair in UTF-16 stays', () => {
    const bytes = Buffer.from('通\ud800,知', 'utf16le');
    assert.deepEqual(edited(bytes, file(bytes, 'utf-16le'), ',', ''), Buffer.from('通\ud800知', 'utf16le'));
  });

  test('what the encoding cannot hold is refused', () => {
    const bytes = encode('請查照,並轉知', 'big5') as Uint8Array;
    assert.equal(edited(bytes, file(bytes, 'big5'), ',', '简'), undefined);
  });

  test('in any bytes, what lies around an edit stays as it is [law]', () => {
    const encodings = fc.constantFrom<Encoding>('utf-8', 'gb18030', 'big5', 'utf-16le');
    const piece = fc.oneof(
      fc.constantFrom('通知', '，', 'a', '\n', '\ufffd', '𠮷', '€').map((text) => [...Buffer.from(text)]),
      fc.constantFrom('通知', '會議').map((text) => [...(encode(text, 'gb18030') as Uint8Array)]),
      fc.array(fc.integer({ min: 0x80, max: 0xff }), { maxLength: 3 }),
    );
    fc.assert(
      fc.property(encodings, fc.array(piece, { maxLength: 12 }), fc.nat(), fc.nat(), (encoding, pieces, a, b) => {
        const bytes = Uint8Array.from(pieces.flat());
        const decoded = file(bytes, encoding);
        const [start, end] = [a % (decoded.text.length + 1), b % (decoded.text.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const [edit] = byteEdits(bytes, decoded, [{ start, end, text: '!' }]) ?? [];
        if (!edit || isParted(decoded.text, start) || isParted(decoded.text, end)) return;
        assert.equal(decode(bytes.subarray(0, edit.start), encoding), decoded.text.slice(0, start));
        assert.equal(decode(bytes.subarray(edit.start, edit.end), encoding), decoded.text.slice(start, end));
        assert.equal(decode(bytes.subarray(edit.end), encoding), decoded.text.slice(end));
      }),
      runs(500),
    );
  });

  test('ten megabytes [cost]', () => {
    const bytes = encode('请各单位认真贯彻落实'.repeat(300_000), 'gb18030') as Uint8Array;
    const decoded = file(bytes, 'gb18030');
    const start = Date.now();
    assert.equal(
      byteEdits(bytes, decoded, [{ start: decoded.text.length, end: decoded.text.length, text: '。' }])?.[0]?.start,
      bytes.length,
    );
    assert.ok(Date.now() - start < 20_000);
  });
});

function isParted(text: string, offset: number): boolean {
  return offset > 0 && offset < text.length && (text.codePointAt(offset - 1) as number) > 0xffff;
}
