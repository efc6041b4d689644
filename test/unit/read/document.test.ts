import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { strToU8, zipSync } from 'fflate';
import zhCn from '../../../l10n/bundle.l10n.zh-cn.json';
import zhTw from '../../../l10n/bundle.l10n.zh-tw.json';
import { summaryMessage, unreadableMessage } from '../../../src/messages';
import { readDocument, type Unreadable } from '../../../src/read/document';
import { encode } from '../../../src/text/codec';
import { docx, p } from '../../support/docx';

/** @param form and text of the document, or its problem */
function is(name: string, bytes: Uint8Array | string, form: string, text?: string): void {
  const document = readDocument(name, typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
  if (document.form === 'unreadable') assert.deepEqual([document.problem, undefined], [form, text], name);
  else assert.deepEqual([document.form, document.text], [form, text], name);
}

/** A compound file with these streams: a header, and the directory's entries. */
function compound(...streams: string[]): Uint8Array {
  const file = Buffer.alloc(512 + 128 * 4);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file);
  for (const [i, stream] of ['Root Entry', ...streams].entries()) file.write(stream, 512 + 128 * i, 'utf16le');
  return file;
}

const WORD = docx(p('公文'), { isPacked: true });
const PAGE = '<html><head><meta charset="utf-8"><title>题</title></head><body><p>下载的<b>文稿</b></p></body></html>';

suite('document: what a file is', () => {
  test('text, in its encoding', () => {
    is('a.txt', '文稿', 'text', '文稿');
    is('b.md', encode('提高认识，统一思想。', 'gb18030') ?? '', 'text', '提高认识，统一思想。');
    is('noname', '', 'text', '');
    is('page.html', PAGE, 'text', PAGE);
  });

  test('.docx, under any name', () => {
    is('a.docx', WORD, 'docx', '公文');
    is('讲话.DOC', WORD, 'docx', '公文');
    is('a.wps', WORD, 'docx', '公文');
    is('-', WORD, 'docx', '公文');
  });

  test('a .doc that is a page, or text', () => {
    is('a.doc', PAGE, 'html', '下载的文稿');
    is('b.doc', `\ufeff<!DOCTYPE html>${PAGE}`, 'html', '下载的文稿');
    is('c.wps', encode(PAGE.replace('utf-8', 'gbk'), 'gb18030') ?? '', 'html', '下载的文稿');
    is('d.doc', '只是文字', 'text', '只是文字');
  });

  test('what is not read, by its bytes', () => {
    is('a.doc', compound('1Table', 'WordDocument'), 'legacy-word');
    is('a.docx', compound('WordDocument'), 'legacy-word');
    is('a.wps', compound('WordDocument'), 'wps');
    is('a.et', compound('Workbook'), 'spreadsheet');
    is('a.docx', compound('EncryptionInfo', 'EncryptedPackage'), 'encrypted');
    is('a.bin', compound(), 'binary');
    is('a.doc', '{\\rtf1\\ansi 甲}', 'rtf');
    is('a.txt', '%PDF-1.7\n%\u00e2', 'pdf');
    is('a.doc', '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', 'word-xml');
    is('a.doc', 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n', 'web-archive');
    is('a.mht', 'From: <由 Microsoft Internet Explorer 5 保存>\nMIME-Version: 1.0\n', 'web-archive');
  });

  test('what is not read, by what the package holds', () => {
    const holds = (path: string, content = '<x/>') => zipSync({ [path]: strToU8(content) });
    is('a.ofd', holds('OFD.xml'), 'ofd');
    is('a.docx', holds('xl/workbook.xml'), 'spreadsheet');
    is('a.pptx', holds('ppt/presentation.xml'), 'presentation');
    is('a.odt', holds('mimetype', 'application/vnd.oasis.opendocument.text'), 'open-document');
    is('a.zip', holds('a.txt'), 'binary');
    is('a.docx', holds('a.txt'), 'damaged');
  });

  test('what is not read, by its name', () => {
    const noise = Uint8Array.from({ length: 600 }, (_, i) => (i * 7) % 32);
    is('a.doc', noise, 'legacy-word');
    is('a.wps', noise, 'wps');
    is('a.png', noise, 'binary');
    is('空.docx', '', 'damaged');
    is('a.docx', WORD.slice(0, 300), 'damaged');
    is('a.docx', docx('<w:p>'), 'damaged');
  });
});

suite('document: what is said', () => {
  const PROBLEMS =
    'binary legacy-word wps spreadsheet presentation open-document word-xml web-archive rtf pdf ofd encrypted damaged too-large';
  const say =
    (bundle: Readonly<Record<string, string>>) =>
    (text: string, values: Record<string, string | number> = {}) => {
      assert.ok(text in bundle, text);
      return (bundle[text] as string).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
    };

  test('a sentence for every problem, in every language', () => {
    for (const bundle of [zhCn, zhTw]) {
      const sentences = PROBLEMS.split(' ').map((problem) =>
        unreadableMessage('讲话.doc', problem as Unreadable, say(bundle)),
      );
      assert.equal(new Set(sentences).size, sentences.length);
      for (const sentence of sentences) assert.match(sentence, /^讲话\.doc/);
    }
    assert.equal(
      unreadableMessage('讲话.doc', 'legacy-word', say(zhCn)),
      '讲话.doc 是旧式 .doc，请在 Word 或 WPS 中另存为 .docx。',
    );
    assert.equal(
      unreadableMessage('講話.doc', 'legacy-word', say(zhTw)),
      '講話.doc 是舊式 .doc，請用 Word 另存為 .docx。',
    );
  });

  test('what was taken in and left out, nothing where there was nothing', () => {
    const skipped = { hidden: 0, notes: 0, comments: 0, textBoxes: 0, embedded: 0, margins: 3 };
    const summary = { insertions: 0, deletions: 0, moves: 0, skipped };
    assert.equal(summaryMessage(summary, say(zhCn)), '');
    const full = {
      insertions: 2,
      deletions: 1,
      moves: 1,
      skipped: { ...skipped, hidden: 1, notes: 3, comments: 4, textBoxes: 1, embedded: 1 },
    };
    assert.equal(
      summaryMessage(full, say(zhCn)),
      '采纳插入 2 处，略去删除 1 处，采纳移动 1 处，略去隐藏文字 1 处，略去脚注、尾注 3 条，略去批注 4 条，略去文本框 1 个，略去嵌入文件 1 个',
    );
    assert.match(summaryMessage(full, say(zhTw)), /略去文字方塊 1 個/);
  });
});
