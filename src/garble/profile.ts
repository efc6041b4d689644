import type { Script } from '../text/script';

/** What kind of text a document is; each is one column of levels.ts. */
export const PROFILES = ['official', 'scraped', 'technical', 'literary', 'typeset', 'press', 'damage'] as const;
export type Profile = (typeof PROFILES)[number];

/** What recognising a profile needs to know of a document: sums over its lines. */
export interface ProfileEvidence {
  readonly languageId: string;
  readonly script: Script;
  /** Han and Latin letters in prose. */
  readonly han: number;
  readonly latin: number;
  /** UTF-16 units that are not prose: code, links, front matter. */
  readonly masked: number;
  /** Han that official prose hardly uses and fiction uses all the time; see LITERARY_HAN. */
  readonly literary: number;
  /** Lines that begin as an article of a statute does. */
  readonly articles: number;
  /** Marks of a scraped page, by kind. */
  readonly noise: number;
  readonly glosses: number;
  readonly boilerplate: number;
  readonly tags: number;
}

/** Personal pronouns, sentence particles and 道 “said”: 0.4 to 1.5 % of the Han of statutes and reports, 5 % and more of a novel's. */
export const LITERARY_HAN = '我你他她它您咱俺啊吧呢吗嘛呀哦唉嗎妳牠咧罷喔啦哪么道笑';

/** 第三条, 第 三 條, 第１２条之一; `mark` is how each begins. */
export const STATUTE_HEADS = {
  mark: 0x7b2c,
  pattern: /^第\s?[\d０-９〇○零一二三四五六七八九十百千\s-]{1,12}[条條](?:[\s　之]|$)/,
} as const;

const SHORT = 500;
const TYPESET_LANGUAGES = new Set(['latex', 'tex', 'typst', 'bibtex']);
const PROSE_LANGUAGES = new Set(['plaintext', 'markdown', 'html', 'quarto', 'asciidoc', 'restructuredtext']);

/** Which profile fits a document. A scraped page is known by its damage, not by its language id. */
export function recogniseProfile(evidence: ProfileEvidence): Profile {
  if (TYPESET_LANGUAGES.has(evidence.languageId)) return 'typeset';
  if (!PROSE_LANGUAGES.has(evidence.languageId)) return 'damage';
  if (evidence.noise > 0 || evidence.glosses >= 3 || evidence.boilerplate >= 2) return 'scraped';
  const technical = evidence.languageId === 'markdown' && evidence.latin + evidence.masked > evidence.han / 4;
  if (evidence.tags >= 5 && !technical) return 'scraped';
  if (technical && evidence.masked > 0) return 'technical';
  if (evidence.han < SHORT) return 'official';
  if (technical) return 'technical';
  if (evidence.literary > evidence.han * 0.03) return 'literary';
  return evidence.script === 'traditional' ? 'press' : 'official';
}
