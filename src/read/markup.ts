import { Tokenizer } from 'htmlparser2';

/** Attributes by name as written; of two of the same name the first counts. */
export type Attributes = ReadonlyMap<string, string>;

export interface MarkupHandler {
  open(name: string, attributes: Attributes, selfClosing: boolean): void;
  close(name: string): void;
  /** A piece of text, entities decoded; a text may come in many pieces. */
  text(data: string): void;
}

/**
 * Tags and texts of HTML or XML in their order. htmlparser2's tokenizer alone, without its parser: the parser shifts its whole
 * stack of open elements at every tag, which is quadratic in 100,000 nested ones. What is open is for the caller to know.
 */
export function readMarkup(markup: string, language: 'html' | 'xml', handler: MarkupHandler): void {
  const xmlMode = language === 'xml';
  let tag = '';
  let attributes = new Map<string, string>();
  let attribute = '';
  let value = '';
  const name = (start: number, end: number) => {
    const written = markup.slice(start, end);
    return xmlMode ? written : written.toLowerCase();
  };
  const nothing = () => {};
  const tokenizer = new Tokenizer(
    { xmlMode, decodeEntities: true },
    {
      onopentagname(start, end) {
        tag = name(start, end);
        attributes = new Map();
      },
      onattribname(start, end) {
        attribute = name(start, end);
        value = '';
      },
      onattribdata(start, end) {
        value += markup.slice(start, end);
      },
      onattribentity(codepoint) {
        value += String.fromCodePoint(codepoint);
      },
      onattribend() {
        if (!attributes.has(attribute)) attributes.set(attribute, value);
      },
      onopentagend: () => handler.open(tag, attributes, false),
      onselfclosingtag: () => handler.open(tag, attributes, true),
      onclosetag: (start, end) => handler.close(name(start, end)),
      ontext: (start, end) => handler.text(markup.slice(start, end)),
      ontextentity: (codepoint) => handler.text(String.fromCodePoint(codepoint)),
      oncdata(start, end, offset) {
        // In HTML it is a comment.
        if (xmlMode) handler.text(markup.slice(start, end - offset));
      },
      oncomment: nothing,
      ondeclaration: nothing,
      onprocessinginstruction: nothing,
      onend: nothing,
    },
  );
  tokenizer.write(markup);
  tokenizer.end();
}
