import * as vscode from 'vscode';
import type { Finding } from '../garble';
import { decodeText } from '../read/encoding';

/** What VS Code calls the encodings of text/codec.ts: the one to open a file with first, then those that read alike. */
const IDS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'utf-8': ['utf8', 'utf8bom'],
  'utf-16le': ['utf16le'],
  'utf-16be': ['utf16be'],
  gbk: ['gb18030', 'gbk', 'gb2312'],
  gb18030: ['gb18030', 'gbk', 'gb2312'],
  big5: ['cp950', 'big5hkscs'],
  shift_jis: ['shiftjis'],
  'euc-kr': ['euckr'],
  'iso-8859-1': ['iso88591', 'windows1252'],
  'windows-1252': ['windows1252', 'iso88591'],
  'windows-1250': ['windows1250'],
  'windows-1251': ['windows1251'],
  macintosh: ['macroman'],
  ibm437: ['cp437'],
};
const REPLACEMENT = '\ufffd';
/** Larger files are not read a second time to see what they are. */
const LARGEST = 20_000_000;

/** VS Code's name of an encoding. */
export function encodingId(encoding: string): string | undefined {
  return IDS[encoding]?.[0];
}

/** Whether VS Code reads the document's file with that encoding, or with one that reads alike. */
export function isReadAs(document: vscode.TextDocument, encoding: string): boolean {
  return IDS[encoding]?.includes(document.encoding) ?? false;
}

/**
 * The encoding in which the file must be reopened, where a finding says that all of it was read in the wrong one: a garble of the whole
 * document in exactly the encoding that VS Code chose. A file that holds the garble is mended, not reopened.
 */
export function misreadAs(document: vscode.TextDocument, finding: Finding): string | undefined {
  if (finding.kind !== 'mojibake' || !finding.wholeDocument || document.isUntitled) return undefined;
  const last = finding.chain.at(-1);
  if (!last || encodingId(last.actual) === undefined || !isReadAs(document, last.readAs)) return undefined;
  return isReadAs(document, last.actual) ? undefined : last.actual;
}

/**
 * The encoding that the bytes of the file speak for, where the text holds U+FFFD in their stead: GB 18030 or Big5 read as UTF-8
 * leaves nothing else.
 */
export async function encodingOfBytes(document: vscode.TextDocument): Promise<string | undefined> {
  if (document.isUntitled || !document.getText().includes(REPLACEMENT)) return undefined;
  try {
    if ((await vscode.workspace.fs.stat(document.uri)).size > LARGEST) return undefined;
    const read = decodeText(await vscode.workspace.fs.readFile(document.uri));
    if (!read || encodingId(read.encoding) === undefined || isReadAs(document, read.encoding)) return undefined;
    return lost(read.text) < lost(document.getText()) ? read.encoding : undefined;
  } catch {
    return undefined; // a document without a file
  }
}

function lost(text: string): number {
  return text.split(REPLACEMENT).length - 1;
}
