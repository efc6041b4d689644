/** What the documents are called that are looked for in folders, and what each is. */
const EXTENSIONS = {
  md: 'markdown',
  markdown: 'markdown',
  txt: 'plaintext',
  tex: 'latex',
  typ: 'typst',
  docx: 'word',
  docm: 'word',
  // These cannot be read, and must not be passed over in silence.
  doc: 'closed',
  wps: 'closed',
  pdf: 'closed',
  ofd: 'closed',
  rtf: 'closed',
  odt: 'closed',
} as const;

/** `markdown`, `plaintext`, `latex`, `typst`: a text, by its language · `word`: read, not written · `closed`: what to save as another. */
export type DocumentSort = (typeof EXTENSIONS)[keyof typeof EXTENSIONS];

/** What a file is by its name; undefined for what is none of these, and for the `~$name.docx` that Word keeps beside what is open. */
export function documentSort(name: string): DocumentSort | undefined {
  const base = name.slice(name.search(/[^/\\]*$/));
  const dot = base.lastIndexOf('.');
  const extension = base.slice(dot + 1).toLowerCase();
  if (dot <= 0 || base.startsWith('~$') || !Object.hasOwn(EXTENSIONS, extension)) return undefined;
  return EXTENSIONS[extension as keyof typeof EXTENSIONS];
}

/** The endings of these sorts, with their dots. */
export function endingsOf(isWanted: (sort: DocumentSort) => boolean): string[] {
  return Object.entries(EXTENSIONS).flatMap(([extension, sort]) => (isWanted(sort) ? [`.${extension}`] : []));
}

/** Whether it is a text as it lies there. */
export function isText(sort: DocumentSort | undefined): boolean {
  return sort !== undefined && sort !== 'word' && sort !== 'closed';
}

/** Whether its text can be got at. */
export function isReadable(sort: DocumentSort | undefined): boolean {
  return sort !== undefined && sort !== 'closed';
}
