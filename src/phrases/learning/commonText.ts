import { PlaceOrder } from './placeOrder';
import type { NumberedText, PooledText } from './placePool';

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

/** A document that is being taken in: it counts once its places are in order. */
interface Newcomer extends NumberedText {
  readonly id: string;
}

/** What documents have in common, kept up to date as documents come and go: see Sequences. */
export class CommonText {
  readonly #members = new Map<string, Member>();
  readonly #byNumber: (Member | undefined)[] = [];
  #free: readonly number[] = [];
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
   * Takes documents out and others in: all of them or, where something fails or the work is given up half-way, none. Given up
   * later still, what is left of it is done by the next revise() or said(). One at a time.
   * @param gone what is not known is passed over
   * @param come the paragraphs of each document; one that is known already is not looked at
   * @returns to be run to its end; stops for breath where there is much to do
   */
  *revise(gone: Iterable<string>, come: Iterable<readonly [string, readonly string[]]>): Generator<void, void> {
    const leaving = new Map<string, PooledText>();
    for (const id of gone) {
      const member = this.#members.get(id);
      if (member) leaving.set(id, member.pooled);
    }
    const coming: Newcomer[] = [];
    yield* this.#places.revise([...leaving.values()], this.#newcomers(leaving, come, coming), (pooled) => {
      for (const [id, { number }] of leaving) this.#leave(id, number);
      for (const [index, newcomer] of coming.entries()) this.#enter(newcomer, pooled[index] as PooledText);
      this.#free = this.#byNumber.flatMap((member, number) => (member ? [] : [number]));
    });
    yield* this.#settle();
    this.#places.compact(Array.from(this.#members.values(), ({ pooled }) => pooled));
  }

  /**
   * What documents have in common.
   * @param ids in the order in which they are to be read; all that are taken in, each once
   */
  said(ids: Iterable<string>): string {
    for (const _ of this.#settle());
    const all: string[] = [];
    for (const id of ids) {
      const stretches = this.#members.get(id)?.stretches;
      if (stretches) all.push(stretches);
    }
    return all.join('\n');
  }

  /** Those that come and are not known, each once, and added to `seen`. Each has a number that nobody has. */
  *#newcomers(
    leaving: ReadonlyMap<string, unknown>,
    come: Iterable<readonly [string, readonly string[]]>,
    seen: Newcomer[],
  ): Generator<Newcomer, void> {
    const ids = new Set<string>();
    for (const [id, paragraphs] of come) {
      if (ids.has(id) || (this.#members.has(id) && !leaving.has(id))) continue;
      ids.add(id);
      const number = this.#free[seen.length] ?? this.#byNumber.length + seen.length - this.#free.length;
      const newcomer = { id, number, text: paragraphs.join('\n') };
      seen.push(newcomer);
      yield newcomer;
    }
  }

  #leave(id: string, number: number): void {
    this.#members.delete(id);
    this.#byNumber[number] = undefined;
  }

  #enter({ id, number, text }: Newcomer, pooled: PooledText): void {
    const member = { text, pooled, stretches: undefined };
    this.#members.set(id, member);
    this.#byNumber[number] = member;
  }

  /** What is left to do once members are what they are. */
  *#settle(): Generator<void, void> {
    yield* this.#places.count();
    yield* this.#readStretches();
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
