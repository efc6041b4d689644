import type { Kind } from './finding';
import type { Answer, DocumentEvidence } from './rule';

interface Asked {
  readonly question: (document: DocumentEvidence) => Answer;
  readonly answer: Answer;
}

/**
 * The document's evidence as the settle() of one kind asks for it. What was asked is kept with its answer, so that one sees after an edit
 * whether the document would say the same again: then what was settled by it stays settled.
 */
export class Facts implements DocumentEvidence {
  readonly #document: DocumentEvidence;
  readonly #asked = new Map<string, Asked>();
  /** The same in a row: they are gone through with every key. */
  readonly #all: Asked[] = [];

  /** @param document as it stands, always */
  constructor(document: DocumentEvidence) {
    this.#document = document;
  }

  /** Whether the document still gives every answer that it gave. */
  hold(): boolean {
    for (const { question, answer } of this.#all) if (question(this.#document) !== answer) return false;
    return true;
  }

  ask<T extends Answer>(name: string, question: (document: DocumentEvidence) => T): T {
    const known = this.#asked.get(name);
    if (known) return known.answer as T;
    const answer = question(this.#document);
    const asked = { question, answer };
    this.#asked.set(name, asked);
    this.#all.push(asked);
    return answer;
  }

  get languageId(): string {
    return this.#document.languageId;
  }

  get profile() {
    return this.ask('=profile', ({ profile }) => profile);
  }

  get script() {
    return this.ask('=script', ({ script }) => script);
  }

  get han(): number {
    return this.ask('=han', ({ han }) => han);
  }

  get length(): number {
    return this.ask('=length', ({ length }) => length);
  }

  count(kind: Kind, name: string): number {
    return this.ask(`=${kind}:${name}`, (document) => document.count(kind, name));
  }
}
