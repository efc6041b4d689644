import { Phrasebook } from '../phrases';
import { scriptOf } from '../text/script';
import type { Session } from './session';

/** `tuiqiao complete`: the line as it would read with each phrase that fits, best first. */
export async function completeText(session: Session, argument: string): Promise<void> {
  const text = await session.textOf(argument);
  const completions = (await book()).complete(text, { trigger: 'invoked', pinyin: 'full' });
  if (completions.length === 0) session.note(session.t('no phrase of the phrasebook begins like that'));
  for (const { insert, replace } of completions) session.print(`${text.slice(0, text.length - replace)}${insert}\n`);
}

/** `tuiqiao explain`: the phrases of a text, each with its explanation and sources. */
export async function explainText(session: Session, argument: string): Promise<void> {
  const text = await session.textOf(argument);
  const matches = (await book()).findAll(text);
  if (matches.length === 0) session.note(session.t('no phrase of the phrasebook stands in the text'));
  for (const { phrase, start, end } of matches) {
    const said = text.slice(start, end);
    const script = scriptOf(said) === 'unknown' ? scriptOf(text) : scriptOf(said);
    const explanation = (script === 'traditional' ? phrase.traditional?.explanation : undefined) ?? phrase.explanation;
    const sources = phrase.sources.map(({ title, section, date }) =>
      [title, section, date].filter(Boolean).join(' · '),
    );
    session.print(`${[said, ...[explanation, ...sources].filter(Boolean).map((line) => `  ${line}`)].join('\n')}\n`);
  }
}

/** Loaded when asked for: a check needs no megabyte of phrases. */
async function book(): Promise<Phrasebook> {
  const { loadBuiltin } = await import('../phrases/builtin');
  return Phrasebook.from(loadBuiltin());
}
