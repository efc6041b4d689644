import { chinese } from '../language';

/** How many nats likelier `right` is behind `left` than elsewhere: 5 within most words, below 0 where two phrases meet. */
export function bond(left: number, right: number): number {
  const language = chinese();
  return (language.unigrams[right] as number) - language.cost(left, right);
}

/** Of the pairs of running text a third are tied so; of those at the legal spaces of the corpus that stand in sentences none. */
export const TIED = 3.5;
/** What is less akin than this is no more likely side by side than anywhere. */
export const AKIN = 1;
