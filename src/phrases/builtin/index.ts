import type { Phrase } from '../phrase';
import coordination from './coordination.json';
import counsel from './counsel.json';
import innovation from './innovation.json';
import integrity from './integrity.json';
import learning from './learning.json';
import office from './office.json';
import politics from './politics.json';
import position from './position.json';
import service from './service.json';
import spirit from './spirit.json';
import supervision from './supervision.json';
import team from './team.json';

/** One file a theme, written by scripts/phrasebook.ts. */
const BOOKS: readonly { readonly phrases: readonly unknown[] }[] = [
  position,
  spirit,
  counsel,
  coordination,
  service,
  supervision,
  office,
  learning,
  innovation,
  team,
  integrity,
  politics,
];

/**
 * The phrasebook drawn from the five seed documents. Import this module with `import()`: it is a megabyte,
 * and evaluating it is what loads it. It is valid: a test reads it through readBook.
 */
export function loadBuiltin(): Phrase[] {
  return BOOKS.flatMap(({ phrases }) => phrases as Phrase[]);
}
