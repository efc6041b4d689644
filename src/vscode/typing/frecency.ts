import type * as vscode from 'vscode';

const KEY = 'usage';
/** After so long, a pick counts half. */
const HALF_LIFE = 30 * 24 * 60 * 60 * 1000;
/** Beyond these, the phrases that were picked longest ago and least often are forgotten. */
const MOST = 1000;

/**
 * How often and how lately phrases were picked in this workspace. Every pick counts one and fades by half in thirty days;
 * kept is the logarithm of the sum, in half-lives since 1970: one number a phrase, whose order does not change as time passes.
 */
export class Frecency {
  readonly #store: vscode.Memento;
  readonly #now: () => number;
  /** By text. A pick makes a new map: who ranks by it reads each once. */
  #scores: ReadonlyMap<string, number>;

  /**
   * @param store where the scores are kept
   * @param now milliseconds since 1970
   */
  constructor(store: vscode.Memento, now: () => number = Date.now) {
    this.#store = store;
    this.#now = now;
    const kept = Object.entries(store.get<Record<string, unknown>>(KEY, {}));
    this.#scores = new Map(kept.filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
  }

  /** The scores for ranking, by text of the phrase. */
  get usage(): ReadonlyMap<string, number> {
    return this.#scores;
  }

  /** Counts a pick of the phrase with this text. */
  async count(text: string): Promise<void> {
    const now = this.#now() / HALF_LIFE;
    const before = this.#scores.get(text);
    const scores = [...this.#scores].filter(([other]) => other !== text);
    scores.push([text, now + Math.log2(1 + (before === undefined ? 0 : 2 ** (before - now)))]);
    this.#scores = new Map(scores.length > MOST ? scores.sort(([, a], [, b]) => b - a).slice(0, MOST) : scores);
    await this.#store.update(KEY, Object.fromEntries(this.#scores));
  }

  async reset(): Promise<void> {
    this.#scores = new Map();
    await this.#store.update(KEY, undefined);
  }
}
