import * as vscode from 'vscode';
import type { Finding } from '../../garble';
import { encodingName } from '../../messages';
import { engine } from '../workbench/engine';
import { localise } from '../workbench/localise';

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
  const [last] = finding.chain;
  if (!last || encodingId(last.actual) === undefined || !isReadAs(document, last.readAs)) return undefined;
  return isReadAs(document, last.actual) ? undefined : last.actual;
}

/** As misreadAs(), for whichever of the document's findings says so. */
export function misreadAmong(document: vscode.TextDocument, findings: readonly Finding[]): string | undefined {
  for (const finding of findings) {
    const encoding = misreadAs(document, finding);
    if (encoding !== undefined) return encoding;
  }
  return undefined;
}

/** Instead of a repair: repaired and saved, the text would be in the wrong encoding that it was opened in, and what is lost stays lost. */
export function offerReopening(document: vscode.TextDocument, encoding: string): void {
  const reopen = localise('Reopen as {encoding}', { encoding: encodingName(encoding) });
  void vscode.window
    .showWarningMessage(localise('This file was opened in the wrong encoding. Nothing was changed.'), reopen)
    .then((picked) =>
      picked === reopen ? vscode.commands.executeCommand('tuiqiao.reopen', document.uri, encoding) : undefined,
    );
}

/** What encodingOfBytes() said of a version: one light bulb asks for every finding under it. */
const spoken = new WeakMap<vscode.TextDocument, { version: number; encoding: Promise<string | undefined> }>();

/**
 * The encoding that the bytes of the file speak for, where the text holds U+FFFD in their stead: GB 18030 or Big5 read as UTF-8
 * leaves nothing else.
 */
export function encodingOfBytes(document: vscode.TextDocument): Promise<string | undefined> {
  const known = spoken.get(document);
  if (known?.version === document.version) return known.encoding;
  const encoding = readEncodingOfBytes(document);
  spoken.set(document, { version: document.version, encoding });
  return encoding;
}

async function readEncodingOfBytes(document: vscode.TextDocument): Promise<string | undefined> {
  if (document.isUntitled || !document.getText().includes(REPLACEMENT)) return undefined;
  try {
    if ((await vscode.workspace.fs.stat(document.uri)).size > LARGEST) return undefined;
    const { decodeText } = await engine();
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
