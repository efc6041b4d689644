import * as vscode from 'vscode';
import type { Continuation, Phrasebook } from '../../phrases';
import type { Library } from '../library/library';
import { engine, inBackground } from '../workbench/engine';

/** How a document is written, as far as it shows: what its phrases are about, which quotation marks it uses, what it says. */
export interface DocumentStyle {
  readonly theme?: string;
  readonly quotes?: 'curly' | 'corner';
  /** What it says in other lines than that of the caret. */
  readonly said?: Continuation;
}

interface Entry {
  readonly version: number;
  readonly style: DocumentStyle;
}

/** While one types, what was read before will do. */
const PAUSE = 400;
/** What is read of a document, around the caret: reading it takes about a millisecond. */
const REACH = 3000;
/** The same, for what it says; sorting it takes some ten milliseconds. */
const SAID_REACH = 10_000;
/** What no sentence goes on over: line breaks, the marks of Markdown. */
const NO_PROSE = /[\s`*_#<>[\]()|\\]+/g;
/** One phrase is no theme yet. */
const LEAST_PHRASES = 2;

/**
 * The styles of the documents that are written in. Asking costs nothing: it gives what was read last and, where the document
 * has changed since, has it read again when the hand rests.
 */
export class DocumentStyles implements vscode.Disposable {
  readonly #library: Library;
  readonly #entries = new WeakMap<vscode.TextDocument, Entry>();
  readonly #waiting = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();

  constructor(library: Library) {
    this.#library = library;
  }

  of(document: vscode.TextDocument, caret: vscode.Position): DocumentStyle {
    const entry = this.#entries.get(document);
    if (entry?.version !== document.version) this.#readSoon(document, caret);
    return entry?.style ?? {};
  }

  dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
  }

  #readSoon(document: vscode.TextDocument, caret: vscode.Position): void {
    clearTimeout(this.#waiting.get(document));
    const timer = setTimeout(() => {
      this.#waiting.delete(document);
      inBackground(this.#read(document, caret));
    }, PAUSE);
    this.#waiting.set(document, timer);
  }

  async #read(document: vscode.TextDocument, caret: vscode.Position): Promise<void> {
    const { Continuation } = await engine();
    const book = await this.#library.book();
    if (document.isClosed) return;
    const said = new Continuation({ said: otherLines(document, caret) });
    said.prepare();
    const style = { ...styleOf(textAround(document, caret), book), said };
    this.#entries.set(document, { version: document.version, style });
  }
}

/** The text around a place, at most so many UTF-16 units on each side. */
export function textAround(document: vscode.TextDocument, place: vscode.Position, reach = REACH): string {
  const at = document.offsetAt(place);
  return document.getText(
    new vscode.Range(document.positionAt(Math.max(0, at - reach)), document.positionAt(at + reach)),
  );
}

/** What stands above and below the line of the caret. */
function otherLines(document: vscode.TextDocument, { line }: vscode.Position): string {
  const { range } = document.lineAt(Math.min(line, document.lineCount - 1));
  const [above, below] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const read = (from: number, to: number) =>
    document.getText(new vscode.Range(document.positionAt(from), document.positionAt(to)));
  const text = `${read(Math.max(0, above - SAID_REACH), above)}\n${read(below, below + SAID_REACH)}`;
  return text.replace(NO_PROSE, '\n');
}

function styleOf(text: string, book: Phrasebook): DocumentStyle {
  const votes = new Map<string, number>();
  for (const { phrase } of book.findAll(text)) votes.set(phrase.theme, (votes.get(phrase.theme) ?? 0) + 1);
  const [[theme, count] = ['', 0]] = [...votes].sort(([, a], [, b]) => b - a);
  const quotes = quotesOf(text);
  return { ...(count >= LEAST_PHRASES && { theme }), ...(quotes && { quotes }) };
}

/** The quotation marks that a text uses, those used last where it uses both. */
export function quotesOf(text: string): 'curly' | 'corner' | undefined {
  const corner = Math.max(text.lastIndexOf('「'), text.lastIndexOf('『'));
  const curly = text.lastIndexOf('“');
  if (corner === curly) return undefined;
  return corner > curly ? 'corner' : 'curly';
}
