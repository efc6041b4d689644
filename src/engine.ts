// The engine: what of the extension knows no VS Code. It is built as dist/engine.mjs, a file of its own beside dist/extension.js, which
// loads it once it is activated: activation then compiles the adapters alone. See vscode/workbench/engine.ts.
export {
  CHECKED_KINDS,
  DocumentCheck,
  isRepairable,
  repair,
  repairWhere,
} from './garble';
export {
  addPhrases,
  ChangedPhrases,
  Continuation,
  combinePhrases,
  drawPhrases,
  exportPhrases,
  FORMATS,
  guessKind,
  importPhrases,
  MadePhrases,
  mend,
  Phrasebook,
  readBookBytes,
  readBookFile,
  themeOf,
  wholePhrases,
  writeBook,
} from './phrases';
export { decodeText } from './read/encoding';
export { DocumentIndex } from './vscode/sources/documentIndex';

/** Readers of HTML, XML and zip, evaluated when they are first asked for: most windows read nothing but texts. */
export const clipboardReader = () => import('./read/clipboard');
export const documentReader = () => import('./read/document');
