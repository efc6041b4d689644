// Codes and values become sentences here, and nowhere else. Each takes the translation as its last argument.
export { problemMessage, refusalMessage } from './book';
export { summaryMessage, unreadableMessage } from './document';
export { fixTitle, message, title } from './finding';
export { encodingName } from './names';
export { excerpt } from './quotation';
export type { Translate } from './translate';
