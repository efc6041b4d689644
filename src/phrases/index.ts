export { type Addition, addPhrases, type Refusal } from './addition';
export { type BookHead, readBook, readBookFile } from './book/book';
export { readBookBytes, type StoredBook } from './book/bookBytes';
export { type Merge, mergePhrases, writeBook } from './book/bookFile';
export type { Completion, CompletionOptions, Match, MatchKind } from './completion';
export { type Mended, mend } from './damaged';
export { type ExportOptions, exportPhrases, FORMATS, type Format, importPhrases } from './exchange/exchange';
export { type ExtractionOptions, extractPhrases, type SourceDocument } from './extract';
export { guessKind } from './guess';
export { CombinedPhrases, combinePhrases } from './learning/combinedPhrases';
export { CommonText } from './learning/commonText';
export { type Drawn, type DrawnDocument, drawDocument, drawPhrases, paragraphsOf } from './learning/drawing';
export { learn } from './learning/learn';
export { readSequences, type Sequences } from './learning/sequences';
export { Continuation } from './matching/continuation';
export { keyOf } from './matching/key';
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
export { ChangedPhrases, type Headword, MadePhrases, type PhraseList, wholePhrases } from './phraseList';
export { withPinyin } from './pinyin';
export type { Book, Problem, ProblemCode } from './problem';
export { themeOf } from './themes';
