import { KINDS, type Kind } from '../../src/garble/finding';
import type { Level } from '../../src/garble/levels';

/** Levels that switch off every kind but these, so that a rule's test does not depend on the others. */
export function only(...kinds: Kind[]): Record<Kind, Level> {
  return Object.fromEntries(KINDS.map((kind) => [kind, kinds.includes(kind) ? 'warning' : 'off'])) as Record<
    Kind,
    Level
  >;
}
