import { abbreviations } from './abbreviations';
import { collocations } from './collocations';
import { definitions } from './definitions';
import { frames } from './frames';
import { headings } from './headings';
import { items } from './items';
import { lists } from './lists';
import { metaphors } from './metaphors';
import { parallelClauses } from './parallels';
import type { Pattern } from './pattern';
import { quotations } from './quotations';
import { setPhrases } from './setPhrases';

/** All patterns, by name. */
export const PATTERNS: Readonly<Record<string, Pattern>> = {
  abbreviations,
  collocations,
  definitions,
  frames,
  headings,
  items,
  lists,
  metaphors,
  parallelClauses,
  quotations,
  setPhrases,
};
