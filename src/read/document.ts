import type { Archive } from './archive';
import { type DocxText, openDocument, readDocx } from './docx';
import { type DecodedText, decodeText } from './encoding';
import { readHtml } from './html';

/** Why a file gives no text; messages say what to do about each. */
export type Unreadable =
  | 'binary'
  | 'legacy-word'
  | 'wps'
  | 'spreadsheet'
  | 'presentation'
  | 'open-document'
  | 'word-xml'
  | 'web-archive'
  | 'rtf'
  | 'pdf'
  | 'ofd'
  | 'encrypted'
  | 'damaged'
  | 'too-large';

export type ReadDocument =
  | ({ readonly form: 'text' } & DecodedText)
  | ({ readonly form: 'docx' } & DocxText)
  /** A web page under Word's name, as many a site's “download as Word” gives: its text, not its mark-up. */
  | ({ readonly form: 'html' } & Pick<DecodedText, 'text' | 'encoding'>)
  | { readonly form: 'unreadable'; readonly problem: Unreadable };

/**
 * The text of a file, whatever it is. What its bytes say counts before its name: many a .doc is RTF, HTML or .docx.
 * @param name with or without folders
 */
export function readDocument(name: string, bytes: Uint8Array): ReadDocument {
  const extension = /\.([^./\\]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (beginsWith(bytes, ZIP)) return readPackage(extension, bytes);
  if (beginsWith(bytes, COMPOUND)) return unreadable(problemOfCompound(extension, bytes));
  if (beginsWith(bytes, PDF)) return unreadable('pdf');
  if (beginsWith(bytes, RTF)) return unreadable('rtf');
  const isOffice = Object.hasOwn(BINARY, extension);
  const decoded = bytes.length === 0 && isOffice ? undefined : decodeText(bytes);
  if (!decoded) return unreadable((isOffice && BINARY[extension]) || 'binary');
  return isOffice || WEB_ARCHIVES.has(extension) ? readMarkedUp(decoded) : { form: 'text', ...decoded };
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** The old compound files: .doc, .xls, and .docx with a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];
const RTF = [0x7b, 0x5c, 0x72, 0x74, 0x66];

/** What a file of this name is that is no text and does not say itself what it is. */
const BINARY: Readonly<Record<string, Unreadable>> = {
  doc: 'legacy-word',
  dot: 'legacy-word',
  docx: 'damaged',
  docm: 'damaged',
  dotx: 'damaged',
  wps: 'wps',
  wpt: 'wps',
  et: 'spreadsheet',
  xls: 'spreadsheet',
  xlsx: 'spreadsheet',
  dps: 'presentation',
  ppt: 'presentation',
  pptx: 'presentation',
  odt: 'open-document',
  rtf: 'rtf',
  pdf: 'pdf',
  ofd: 'ofd',
};
const WEB_ARCHIVES = new Set(['mht', 'mhtml']);

function beginsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function unreadable(problem: Unreadable): ReadDocument {
  return { form: 'unreadable', problem };
}

function readPackage(extension: string, bytes: Uint8Array): ReadDocument {
  const archive = openDocument(bytes);
  if (!archive) return unreadable(BINARY[extension] === undefined ? 'binary' : 'damaged');
  const other = problemOfPackage(archive);
  if (other) return unreadable(other);
  const read = readDocx(archive);
  if (read === 'no-document') return unreadable(BINARY[extension] ?? 'binary');
  return typeof read === 'string' ? unreadable(read) : { form: 'docx', ...read };
}

/** What a package is that is no Word document. */
function problemOfPackage(archive: Archive): Unreadable | undefined {
  const { names } = archive;
  if (names.includes('ofd.xml')) return 'ofd';
  if (names.includes('xl/workbook.xml') || names.includes('xl/workbook.bin')) return 'spreadsheet';
  if (names.includes('ppt/presentation.xml')) return 'presentation';
  const type = archive.read('mimetype');
  return type instanceof Uint8Array && new TextDecoder().decode(type).includes('opendocument')
    ? 'open-document'
    : undefined;
}

/** By the names of the streams, in the directory's entries of 128 bytes, wherever in the file its sectors lie. */
function problemOfCompound(extension: string, bytes: Uint8Array): Unreadable {
  const streams = new Set<string>();
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    for (const stream of Object.keys(STREAMS)) if (isNamed(bytes, at, stream)) streams.add(stream);
  }
  for (const [stream, problem] of Object.entries(STREAMS)) {
    if (streams.has(stream)) return problem === 'legacy-word' && extension.startsWith('wp') ? 'wps' : problem;
  }
  const problem = BINARY[extension];
  return problem === undefined || problem === 'pdf' ? 'binary' : problem;
}

/** First what says most. */
const STREAMS: Readonly<Record<string, Unreadable>> = {
  EncryptedPackage: 'encrypted',
  WordDocument: 'legacy-word',
  Workbook: 'spreadsheet',
  'PowerPoint Document': 'presentation',
};

function isNamed(bytes: Uint8Array, at: number, name: string): boolean {
  for (let i = 0; i < name.length; i++) {
    if (bytes[at + 2 * i] !== name.charCodeAt(i) || bytes[at + 2 * i + 1] !== 0) return false;
  }
  return bytes[at + 2 * name.length] === 0;
}

/** Enough to see what a text is marked up in. */
const BEGINNING = 2048;

function readMarkedUp(decoded: DecodedText): ReadDocument {
  const beginning = decoded.text.slice(0, BEGINNING).trimStart();
  if (/^[\w-]+: /.test(beginning) && /^mime-version: *1\.0/im.test(beginning)) return unreadable('web-archive');
  if (/progid="Word\.Document"|<w:wordDocument|<pkg:package/.test(beginning)) return unreadable('word-xml');
  if (/^(?:<\?xml[^>]{0,100}>\s{0,9})?<(?:!doctype html|html|head|body|meta|div|table)\b/i.test(beginning)) {
    return { form: 'html', text: readHtml(decoded.text).text, encoding: decoded.encoding };
  }
  return { form: 'text', ...decoded };
}
