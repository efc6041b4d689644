import { BARRIERS, BLOCKS, IMPLIED_ENDS, IN_HEAD } from './elements';

/** The elements that are open, and what a tag ends of them. Every step takes the same time however deep they nest. */
export class OpenElements<Element extends { readonly name: string }> {
  readonly #stack: Element[] = [];
  /** Where the open elements of each name stand in the stack. */
  readonly #places = new Map<string, number[]>();
  readonly #ended: (element: Element) => void;

  /** @param ended told of every element that ends, the inner before the outer */
  constructor(ended: (element: Element) => void) {
    this.#ended = ended;
  }

  get top(): Element | undefined {
    return this.#stack.at(-1);
  }

  push(element: Element): void {
    const places = this.#places.get(element.name);
    if (places) places.push(this.#stack.length);
    else this.#places.set(element.name, [this.#stack.length]);
    this.#stack.push(element);
  }

  /** Ends what a start tag ends by being there: an item the item before it, a block a paragraph. */
  beforeStart(name: string): void {
    if (!IN_HEAD.has(name)) this.endHead();
    const implied = Object.hasOwn(IMPLIED_ENDS, name) ? IMPLIED_ENDS[name] : undefined;
    if (implied) {
      const [ended, scope] = implied;
      const limit = this.#innermost(scope);
      let outermost = this.#stack.length;
      for (const each of ended) {
        const place = this.#placeOf(each);
        if (place > limit) outermost = Math.min(outermost, place);
      }
      this.#endFrom(outermost);
    } else if (BLOCKS.has(name) && this.#placeOf('p') > this.#innermost(BARRIERS)) {
      this.#endFrom(this.#placeOf('p'));
    }
  }

  /** Ends the element that an end tag names, with what is open inside it; nothing where there is none within the cell. */
  end(name: string): void {
    const place = this.#placeOf(name);
    const crosses = this.#innermost(BARRIERS) > place && !BARRIERS.has(name) && name !== 'tr';
    if (place >= 0 && !crosses) this.#endFrom(place);
  }

  /** A page's head ends at the first thing that can be seen. */
  endHead(): void {
    if (this.top?.name === 'head') this.#endFrom(this.#stack.length - 1);
  }

  endAll(): void {
    this.#endFrom(0);
  }

  /** Whether a cell that starts here would stand in a row. */
  get isInRow(): boolean {
    return this.#placeOf('tr') > Math.max(this.#placeOf('table'), this.#placeOf('td'), this.#placeOf('th'));
  }

  #endFrom(place: number): void {
    while (this.#stack.length > place) {
      const element = this.#stack.pop() as Element;
      this.#places.get(element.name)?.pop();
      this.#ended(element);
    }
  }

  #placeOf(name: string): number {
    return this.#places.get(name)?.at(-1) ?? -1;
  }

  #innermost(names: ReadonlySet<string>): number {
    let place = -1;
    for (const name of names) place = Math.max(place, this.#placeOf(name));
    return place;
  }
}
