import { Archive, type ArchiveProblem } from './archive';
import { type BodyText, readBody, type Skipped } from './docx/body';
import { Numbering } from './docx/numbering';
import { Styles } from './docx/styles';
import { decodeXml, parseXml, type XmlElement } from './docx/xml';

export type { Paragraph } from './docx/lines';

/** Why a .docx gives no text. */
export type DocxProblem = ArchiveProblem | 'no-document';

export interface DocxText extends Pick<BodyText, 'text' | 'paragraphs'> {
  readonly summary: DocxSummary;
}

/** What was done to get at the text, for the reader to know. */
export interface DocxSummary {
  /** Tracked changes: insertions are in the text, deletions are out, what was moved stands where it was moved to. */
  readonly insertions: number;
  readonly deletions: number;
  readonly moves: number;
  readonly skipped: Skipped & {
    /** Parts with headers and footers. */
    readonly margins: number;
  };
}

/** A thousand pages are some 20 MB of XML. More than this in all is not unpacked. */
const MOST_UNPACKED = 128 * 1024 * 1024;

/** Opens a zip archive with the bound that holds for documents. */
export function openDocument(bytes: Uint8Array): Archive | undefined {
  return Archive.open(bytes, MOST_UNPACKED);
}

/**
 * The text of a Word document as it reads when printed with all changes accepted: automatic numbers are text, tables are tabbed
 * lines, fields are their results; headers, footers, notes, comments and text boxes are left out and counted.
 */
export function readDocx(archive: Archive): DocxText | DocxProblem {
  const parts = new Parts(archive);
  const main = parts.main();
  if (typeof main !== 'object') return main ?? 'no-document';
  const { path, related, margins } = main;
  const body = archive.read(path);
  if (body === undefined) return 'no-document';
  if (typeof body === 'string') return body;
  const styleRoot = parts.xml(related('styles'));
  const numberingRoot = parts.xml(related('numbering'));
  for (const root of [styleRoot, numberingRoot]) if (typeof root === 'string') return root;
  const styles = new Styles(styleRoot as XmlElement | undefined);
  const read = readBody(decodeXml(body), styles, new Numbering(numberingRoot as XmlElement | undefined, styles));
  if (!read) return 'damaged';
  const { text, paragraphs, insertions, deletions, moves, skipped } = read;
  return { text, paragraphs, summary: { insertions, deletions, moves, skipped: { ...skipped, margins } } };
}

interface MainPart {
  readonly path: string;
  /** The path of a part of this sort: `styles`. */
  readonly related: (sort: string) => string;
  readonly margins: number;
}

interface Relationship {
  /** The last word of its type: `officeDocument`, `styles`. */
  readonly sort: string;
  readonly path: string;
}

/** The parts of a package, found by their relationships: not every program calls them as Word does. */
class Parts {
  readonly #archive: Archive;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  main(): MainPart | DocxProblem | undefined {
    const inPackage = this.#relationships('');
    if (typeof inPackage === 'string') return inPackage;
    const path = inPackage.find(({ sort }) => sort === 'officeDocument')?.path ?? 'word/document.xml';
    const inDocument = this.#relationships(path);
    if (typeof inDocument === 'string') return inDocument;
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    return {
      path,
      related: (wanted) => inDocument.find(({ sort }) => sort === wanted)?.path ?? `${folder}${wanted}.xml`,
      margins: inDocument.filter(({ sort }) => sort === 'header' || sort === 'footer').length,
    };
  }

  xml(path: string): XmlElement | DocxProblem | undefined {
    const bytes = this.#archive.read(path);
    return bytes === undefined || typeof bytes === 'string' ? bytes : (parseXml(decodeXml(bytes)) ?? 'damaged');
  }

  /** @param path of the part whose relationships they are; empty for the package's own */
  #relationships(path: string): readonly Relationship[] | DocxProblem {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const root = this.xml(`${folder}_rels/${path.slice(folder.length)}.rels`);
    if (typeof root === 'string') return root;
    return (root?.children ?? []).map(({ attributes }) => ({
      sort: (attributes.get('Type') ?? '').replace(/^.*\//, ''),
      path: resolved(folder, attributes.get('Target') ?? ''),
    }));
  }
}

function resolved(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of `${target.startsWith('/') ? '' : folder}${target}`.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}
