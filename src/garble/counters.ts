import type { Kind } from './finding';

/** Numbers for what rules count, by kind and name: there are thousands of lines, and to hash names would take longer than to count. */
const numbers = new Map<Kind, Map<string, number>>();
let count = 0;

/** The number of a counter; the same for the same names as long as the program runs. */
export function counterOf(kind: Kind, name: string): number {
  let own = numbers.get(kind);
  if (own === undefined) {
    own = new Map();
    numbers.set(kind, own);
  }
  let number = own.get(name);
  if (number === undefined) {
    number = count++;
    own.set(name, number);
  }
  return number;
}
