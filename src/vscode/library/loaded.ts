/** A value that is loaded when it is first asked for, and again when it is asked for after a load that failed. */
export class Loaded<T> {
  readonly #load: () => Promise<T>;
  #value: Promise<T> | undefined;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  /** Whether it has been asked for since the beginning, a failure or clear(). */
  get isAsked(): boolean {
    return this.#value !== undefined;
  }

  get(): Promise<T> {
    if (this.#value) return this.#value;
    const value = this.#load();
    this.#value = value;
    value.catch(() => {
      if (this.#value === value) this.#value = undefined;
    });
    return value;
  }

  set(value: T): void {
    this.#value = Promise.resolve(value);
  }

  clear(): void {
    this.#value = undefined;
  }
}
