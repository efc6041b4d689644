import type { Kind } from './finding';

/** Numbers for what rules count, by `${kind}:${name}`: there are thousands of lines, and to hash names would take longer than to count. */
const numbers = new Map<string, number>();

/** The number of a counter; the same for the same names as long as the program runs. */
export function counterOf(kind: Kind, name: string): number {
  const key = `${kind}:${name}`;
  let number = numbers.get(key);
  if (number === undefined) {
    number = numbers.size;
    numbers.set(key, number);
  }
  return number;
}
