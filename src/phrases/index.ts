export { readBook } from './book';
export type { Completion, CompletionOptions, Match, MatchKind } from './completion';
export { keyOf } from './key';
export {
  PHRASE_KINDS,
  type Phrase,
  type PhraseKind,
  POLITICAL_THEME,
  ROLES,
  type Role,
  type Source,
  THEMES,
  type TraditionalForm,
} from './phrase';
export { Phrasebook } from './phrasebook';
export type { Book, Problem, ProblemCode } from './problem';
export type { Sequences } from './sequences';
