import type { Script } from '../text/script';

/** What kind of text a document is; each is one column of levels.ts. */
export const PROFILES = ['official', 'scraped', 'technical', 'literary', 'typeset', 'press', 'damage'] as const;
export type Profile = (typeof PROFILES)[number];

/** What recognising a profile needs to know of a document: sums over its lines. */
export interface ProfileEvidence {
  readonly languageId: string;
  readonly script: Script;
  /** Han in prose. */
  readonly han: number;
  /** Latin letters in prose, those of tags left out. */
  readonly latin: number;
  /** UTF-16 units that are not prose: code, links, front matter. */
  readonly masked: number;
  /** Han that official prose hardly uses and fiction uses all the time; see LITERARY_HAN. */
  readonly literary: number;
  /** Han that classical texts use and modern prose does not; see CLASSICAL_HAN. */
  readonly classical: number;
  /** Lines that begin as an article of a statute does. */
  readonly articles: number;
  /** Marks of a scraped page, by kind. */
  readonly noise: number;
  readonly glosses: number;
  readonly boilerplate: number;
  readonly tags: number;
}

/** Personal pronouns, sentence particles and 道 “said”: 0.1 to 1.5 % of the Han of statutes and reports, 5 % and more of a novel's. */
export const LITERARY_HAN = '我你他她它您咱俺啊吧呢吗嘛呀哦唉嗎妳牠咧罷喔啦哪么道笑';
/** Particles of classical Chinese: 0.06 to 4.5 % of the Han of verse and classics, under 0.03 % of everything else. */
export const CLASSICAL_HAN = '曰兮矣焉吾汝哉';
/** 第三条, 第 三 條, 第１２条之一; `mark` is how each begins. */
export const STATUTE_HEADS = {
  mark: 0x7b2c,
  pattern: /^第\s?[\d０-９〇○零一二三四五六七八九十百千\s-]{1,12}[条條](?:[\s　之]|$)/,
} as const;

/** Fewer Han are too few to tell: what a draft begins as is official. */
const SHORT = 500;
const LITERARY_SHARE = 0.03;
const CLASSICAL_SHARE = 0.0005;
const FEWEST_CLASSICAL = 5;
/** Of Latin letters and code to Han, in Markdown: 0.2 and more in documentation, 0.02 in statutes. */
const TECHNICAL_SHARE = 1 / 8;
/** Technical Markdown has this many units of code and links for each tag of its own. */
const MASKED_PER_TAG = 10;

const TYPESET_LANGUAGES = new Set(['latex', 'tex', 'typst', 'bibtex', 'doctex', 'latex-expl3']);
const MARKDOWN_LANGUAGES = new Set(['markdown', 'quarto', 'mdx', 'rmd', 'prompt', 'instructions', 'chatagent']);
const TEXT_LANGUAGES = new Set(['plaintext', 'html', 'asciidoc', 'restructuredtext']);

/** Which profile fits a document. A scraped page is known by its damage, not by its language id. */
export function recogniseProfile(evidence: ProfileEvidence): Profile {
  const { languageId, han, latin, masked, tags } = evidence;
  if (TYPESET_LANGUAGES.has(languageId)) return 'typeset';
  const markdown = MARKDOWN_LANGUAGES.has(languageId);
  if (!markdown && !TEXT_LANGUAGES.has(languageId)) return 'damage';
  if (evidence.noise > 0 || evidence.glosses >= 3 || evidence.boilerplate >= 2) return 'scraped';
  const technical = markdown && masked > 0 && latin + masked > han * TECHNICAL_SHARE;
  if (tags >= 5 && languageId !== 'html' && !(technical && masked > tags * MASKED_PER_TAG)) return 'scraped';
  if (technical) return 'technical';
  if (han < SHORT) return 'official';
  if (evidence.articles >= 3) return 'official';
  if (evidence.literary > han * LITERARY_SHARE) return 'literary';
  if (evidence.classical >= FEWEST_CLASSICAL && evidence.classical > han * CLASSICAL_SHARE) return 'literary';
  return evidence.script === 'traditional' ? 'press' : 'official';
}
