import { PlaceOrder, type PooledText } from './placeOrder';

/** So much of a stretch may stand in the next one too: what goes before is what tells what follows. */
const OVERLAP = 10;
/** A slice of work: so many units. */
const SLICE = 50_000;

/** A document that is taken in. */
interface Member {
  readonly text: string;
  readonly pooled: PooledText;
  /** What it has in common with others, a stretch a line; undefined where that is to be read anew. */
  stretches: string | undefined;
}

/** What documents have in common, kept up to date as documents come and go: see Sequences. At most 65,536 documents. */
export class CommonText {
  readonly #members = new Map<string, Member>();
  readonly #byNumber: (Member | undefined)[] = [];
  readonly #free: number[] = [];
  readonly #places = new PlaceOrder((number) => {
    const member = this.#byNumber[number];
    if (member) member.stretches = undefined;
  });

  /** Whether the document is taken in. */
  has(id: string): boolean {
    return this.#members.has(id);
  }

  /** The documents that are taken in. */
  ids(): Iterable<string> {
    return this.#members.keys();
  }

  /**
   * Takes documents out and others in.
   * @param gone what is not known is passed over
   * @param come the paragraphs of each document; one that is known already is not looked at
   * @returns to be run to its end; stops for breath where there is much to do
   */
  *revise(gone: Iterable<string>, come: Iterable<readonly [string, readonly string[]]>): Generator<void, void> {
    const leaving: PooledText[] = [];
    for (const id of gone) {
      const member = this.#members.get(id);
      if (member && this.#members.delete(id)) leaving.push(member.pooled);
    }
    const coming: PooledText[] = [];
    let read = 0;
    for (const [id, paragraphs] of come) {
      if (this.#members.has(id)) continue;
      const pooled = this.#append(id, paragraphs.join('\n'));
      coming.push(pooled);
      read += pooled.length;
      if (read < SLICE) continue;
      read = 0;
      yield;
    }
    yield* this.#places.revise(leaving, coming);
    for (const { number } of leaving) {
      this.#byNumber[number] = undefined;
      this.#free.push(number);
    }
    yield* this.#readStretches();
    this.#places.compact(Array.from(this.#members.values(), ({ pooled }) => pooled));
  }

  /**
   * What documents have in common.
   * @param ids in the order in which they are to be read; all that are taken in, each once
   */
  said(ids: Iterable<string>): string {
    const all: string[] = [];
    for (const id of ids) {
      const stretches = this.#members.get(id)?.stretches;
      if (stretches) all.push(stretches);
    }
    return all.join('\n');
  }

  #append(id: string, text: string): PooledText {
    const number = this.#free.pop() ?? this.#byNumber.length;
    const pooled = this.#places.append(number, text);
    const member = { text, pooled, stretches: undefined };
    this.#byNumber[number] = member;
    this.#members.set(id, member);
    return pooled;
  }

  /** Reads anew what the documents have in common whose places share something else than before. */
  *#readStretches(): Generator<void, void> {
    let read = 0;
    for (const member of this.#members.values()) {
      if (member.stretches !== undefined) continue;
      member.stretches = this.#stretchesOf(member);
      read += member.text.length;
      if (read < SLICE) continue;
      read = 0;
      yield;
    }
  }

  #stretchesOf({ text, pooled: { start } }: Member): string {
    const stretches: string[] = [];
    let end = 0;
    for (let from = 0; from < text.length; ) {
      const length = this.#places.sharedAt(start + from);
      // What reaches no further than the stretch before is part of it.
      if (length === 0 || from + length <= end) {
        from++;
        continue;
      }
      end = from + length;
      stretches.push(text.slice(from, end));
      from = Math.max(from + 1, end - OVERLAP);
    }
    return stretches.join('\n');
  }
}
