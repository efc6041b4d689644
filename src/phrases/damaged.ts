import { type Finding, groupOf, repairWhere } from '../garble';
import type { Phrase } from './phrase';

/** A phrase without damage; or, where it cannot be known what stood there, why it is refused. */
export type Mended = { readonly phrase: Phrase; readonly repaired: boolean } | { readonly refusedFor: Finding };

/**
 * Repairs the texts of a phrase. Damage that cannot be undone with certainty refuses the phrase: what is offered word for word must be right.
 */
export function mend(phrase: Phrase): Mended {
  let repaired = false;
  let refusedFor: Finding | undefined;
  const clean = (text: string): string => {
    const done = repairWhere(text, isWanted, { languageId: 'plaintext', profile: 'scraped' });
    repaired ||= done.text !== text;
    refusedFor ??= done.left.find(({ kind, severity }) => groupOf(kind) === 'damage' && severity !== 'hint');
    return done.text;
  };
  const { text, members, expansion, explanation, usage, variants } = phrase;
  const mended: Phrase = {
    ...phrase,
    text: clean(text),
    ...(members && { members: members.map(clean) }),
    ...(expansion !== undefined && { expansion: clean(expansion) }),
    ...(variants && { variants: variants.map(clean) }),
    explanation: clean(explanation),
    ...(usage !== undefined && { usage: clean(usage) }),
  };
  return refusedFor === undefined ? { phrase: repaired ? mended : phrase, repaired } : { refusedFor };
}

/** Too little text is left for certainty about glosses, but no phrase wants one. */
function isWanted({ kind, certain }: Finding): boolean {
  return groupOf(kind) === 'damage' && (certain || kind === 'pinyin-gloss');
}
