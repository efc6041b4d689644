export { readBook } from './book';
export { type Merge, mergePhrases, writeBook } from './bookFile';
export type { Completion, CompletionOptions, Match, MatchKind } from './completion';
export { type ExportOptions, exportPhrases, FORMATS, type Format, importPhrases } from './exchange';
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
