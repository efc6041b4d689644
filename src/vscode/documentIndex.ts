import { combinePhrases, type DrawnDocument, drawPhrases, type Phrase, paragraphsOf, readSequences } from '../phrases';

/** Raised when what is drawn from a document would differ. */
const VERSION = 3;
/** So much of one document is remembered; what is fainter would not be offered anyway. */
const MOST_PHRASES = 300;
/** In UTF-16 units: what follows what is learnt from so much text, about a thousand speeches. */
const MOST_TEXT = 3_000_000;
const LINE_BREAK = 0x0a;

/** The files to index. One is called by its URI. */
export interface Files {
  list(): Promise<Listing>;
  stat(uri: string): Promise<Stamp>;
  read(uri: string): Promise<Uint8Array>;
  /** The file as text, `undefined` where it has none. */
  document(uri: string, bytes: Uint8Array): Promise<DrawnDocument | undefined>;
  /** Told of a file that cannot be read. */
  failed(uri: string, error: unknown): void;
}

export interface Listing {
  readonly documents: readonly string[];
  /** Files and folders that could not be looked at now: what is known of them, or of what lies below them, stays. */
  readonly unread: readonly string[];
}

/** While these are the same, a file is not read again. */
export interface Stamp {
  readonly mtime: number;
  readonly size: number;
}

/** What is remembered of a document. */
interface Entry extends Stamp {
  readonly hash: string;
  readonly phrases: readonly Phrase[];
}

/** A phrase as it is written down: of its sources only what differs within one document. */
type Packed = Omit<Phrase, 'explanation' | 'sources'> & {
  readonly at: readonly (readonly [start: number | undefined, end: number | undefined, section?: string])[];
};

interface PackedEntry extends Stamp {
  readonly hash: string;
  readonly title: string;
  readonly uri: string;
  readonly phrases: readonly Packed[];
}

interface Remembered {
  readonly version: number;
  /** What documents have in common, and which documents these were. */
  readonly said: string;
  readonly learntFrom: string;
  readonly documents: Readonly<Record<string, PackedEntry>>;
}

/** What an update did. */
export interface Updated {
  readonly documents: number;
  readonly drawn: number;
  readonly gone: number;
  /** Whether learnt() gives something else than before. */
  readonly changed: boolean;
  /** Whether toBytes() does. */
  readonly stale: boolean;
}

/** A remembered index that is not as it was written. */
export class DamagedIndex extends Error {}

/**
 * The phrases of documents and what follows what in them, remembered by content hash: a document that has not changed is neither
 * read nor drawn again. Of the text itself it remembers only what several documents say.
 */
export class DocumentIndex {
  #documents = new Map<string, Entry>();
  #said = '';
  #learntFrom = '';
  /** By content hash. Never written down: a copy of a document belongs nowhere else. */
  #paragraphs = new Map<string, readonly string[]>();

  /**
   * The index as toBytes() wrote it; an empty one where an earlier version did.
   * @throws DamagedIndex where the bytes are others
   */
  static async from(bytes: Uint8Array): Promise<DocumentIndex> {
    const index = new DocumentIndex();
    const end = bytes.indexOf(LINE_BREAK);
    const json = bytes.subarray(end + 1);
    const decoder = new TextDecoder();
    if (end < 0 || decoder.decode(bytes.subarray(0, end)) !== (await hashOf(json))) throw new DamagedIndex();
    // What the hash vouches for was written by toBytes().
    const { version, said, learntFrom, documents } = JSON.parse(decoder.decode(json)) as Remembered;
    if (version !== VERSION) return index;
    index.#documents = new Map(Object.entries(documents).map(([uri, entry]) => [uri, unpacked(entry)]));
    index.#said = said;
    index.#learntFrom = learntFrom;
    return index;
  }

  /** A line with the hash of the rest, then JSON. */
  async toBytes(): Promise<Uint8Array> {
    const remembered: Remembered = {
      version: VERSION,
      said: this.#said,
      learntFrom: this.#learntFrom,
      documents: Object.fromEntries([...this.#documents].map(([uri, entry]) => [uri, packed(entry)])),
    };
    const json = new TextEncoder().encode(JSON.stringify(remembered));
    const head = new TextEncoder().encode(`${await hashOf(json)}\n`);
    const bytes = new Uint8Array(head.length + json.length);
    bytes.set(head);
    bytes.set(json, head.length);
    return bytes;
  }

  /** The phrases of all documents, best first, and what usually follows what. */
  learnt(): { readonly phrases: readonly Phrase[]; readonly sequences: { readonly said: string } } {
    // A copy of a document says nothing that the document does not.
    const distinct = new Map([...this.#documents.values()].map(({ hash, phrases }) => [hash, phrases]));
    return { phrases: combinePhrases(distinct.values()), sequences: { said: this.#said } };
  }

  /**
   * Brings the index up to date with the files. A run that is cancelled changes nothing.
   * @param onRead told before a document is read, the `at`-th of `of`; what it returns is waited for
   */
  async update(
    files: Files,
    isCancelled: () => boolean,
    onRead: (at: number, of: number) => Promise<void>,
  ): Promise<Updated | undefined> {
    const { documents: uris, unread } = await files.list();
    const found = new Map<string, Entry>();
    let drawn = 0;
    let stamped = 0;
    for (const [at, uri] of uris.entries()) {
      if (isCancelled()) return undefined;
      const known = this.#documents.get(uri);
      const entry = await this.#entryOf(uri, files, async () => {
        drawn++;
        await onRead(at + 1, uris.length);
      });
      if (entry !== known) stamped++;
      if (entry) found.set(uri, entry);
    }
    const kept = [...this.#documents].filter(
      ([uri]) => !found.has(uri) && unread.some((each) => isAtOrBelow(uri, each)),
    );
    const documents = new Map([...found, ...kept].sort(([a], [b]) => (a < b ? -1 : 1)));
    const learntFrom = await hashOf(new TextEncoder().encode([...documents.values()].map(({ hash }) => hash).join()));
    // What documents say together needs all of them: it stays as it was while some cannot be read.
    const isKnown = learntFrom === this.#learntFrom || kept.length > 0;
    const paragraphs = isKnown ? undefined : await this.#readAll(documents, files, isCancelled, onRead);
    if (isCancelled()) return undefined;
    const gone = [...this.#documents.keys()].filter((uri) => !documents.has(uri)).length;
    this.#documents = documents;
    if (paragraphs) {
      this.#learntFrom = learntFrom;
      this.#said = readSequences(paragraphs).said;
    }
    const changed = drawn + gone > 0 || paragraphs !== undefined;
    return { documents: documents.size, drawn, gone, changed, stale: changed || stamped > 0 };
  }

  /** What is known of a document, drawn again only where its content differs; as it was where it cannot be read now. */
  async #entryOf(uri: string, files: Files, onDraw: () => Promise<void>): Promise<Entry | undefined> {
    const known = this.#documents.get(uri);
    try {
      const { mtime, size } = await files.stat(uri);
      if (known && known.mtime === mtime && known.size === size) return known;
      const bytes = await files.read(uri);
      const hash = await hashOf(bytes);
      if (known?.hash === hash) return { ...known, mtime, size };
      await onDraw();
      const document = await files.document(uri, bytes);
      if (document) this.#paragraphs.set(hash, paragraphsOf(document));
      return { mtime, size, hash, phrases: document ? drawPhrases(document).slice(0, MOST_PHRASES) : [] };
    } catch (error) {
      files.failed(uri, error);
      return known;
    }
  }

  /** The paragraphs of the documents, read again where this window has not read them yet. */
  async #readAll(
    documents: ReadonlyMap<string, Entry>,
    files: Files,
    isCancelled: () => boolean,
    onRead: (at: number, of: number) => Promise<void>,
  ): Promise<readonly (readonly string[])[]> {
    const kept = new Map<string, readonly string[]>();
    let length = 0;
    let at = 0;
    for (const [uri, { hash, phrases }] of documents) {
      if (isCancelled()) return [];
      at++;
      // A document that gave no phrase is none that is learnt from: a manual, a novel, a file without text.
      if (length > MOST_TEXT || phrases.length === 0 || kept.has(hash)) continue;
      let paragraphs = this.#paragraphs.get(hash);
      if (!paragraphs) {
        await onRead(at, documents.size);
        paragraphs = await this.#read(uri, files);
      }
      kept.set(hash, paragraphs);
      for (const paragraph of paragraphs) length += paragraph.length;
    }
    this.#paragraphs = kept;
    return [...kept.values()];
  }

  async #read(uri: string, files: Files): Promise<readonly string[]> {
    try {
      const document = await files.document(uri, await files.read(uri));
      return document ? paragraphsOf(document) : [];
    } catch (error) {
      files.failed(uri, error);
      return [];
    }
  }
}

function isAtOrBelow(uri: string, folder: string): boolean {
  return uri === folder || uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

function packed({ mtime, size, hash, phrases }: Entry): PackedEntry {
  const { title = '', uri = '' } = phrases[0]?.sources[0] ?? {};
  const pack = ({ explanation: _, sources, ...phrase }: Phrase): Packed => ({
    ...phrase,
    at: sources.map(({ start, end, section }) => (section === undefined ? [start, end] : [start, end, section])),
  });
  return { mtime, size, hash, title, uri, phrases: phrases.map(pack) };
}

function unpacked({ mtime, size, hash, title, uri, phrases }: PackedEntry): Entry {
  const unpack = ({ at, ...phrase }: Packed): Phrase => ({
    ...phrase,
    explanation: '',
    sources: at.map(([start, end, section]) => ({
      title,
      ...(section !== undefined && { section }),
      uri,
      ...(start !== undefined && { start }),
      ...(end !== undefined && { end }),
    })),
  });
  return { mtime, size, hash, phrases: phrases.map(unpack) };
}

async function hashOf(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return [...new Uint8Array(digest, 0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
