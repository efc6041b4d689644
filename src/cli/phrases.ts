import { type Phrase, Phrasebook, type Source } from '../phrases';
import { type Script, scriptOf } from '../text/script';
import { readBookAt } from './bookFile';
import type { Session } from './session';

export interface BookFlags {
  /** Phrasebooks that go before the built-in one. */
  readonly book?: readonly string[];
}

/** `tuiqiao complete`: the line as it would read with each phrase that fits, best first. */
export async function completeText(session: Session, argument: string, flags: BookFlags): Promise<void> {
  const text = await session.textOf(argument);
  if (text === undefined) return;
  const completions = (await readBooks(session, flags)).complete(text, { trigger: 'invoked', pinyin: 'full' });
  if (completions.length === 0) session.note(session.t('no phrase of the phrasebook begins like that'));
  for (const { insert, replace } of completions) session.print(`${text.slice(0, text.length - replace)}${insert}\n`);
}

/** `tuiqiao explain`: the phrases of a text, each with its explanation and sources. */
export async function explainText(session: Session, argument: string, flags: BookFlags): Promise<void> {
  const text = await session.textOf(argument);
  if (text === undefined) return;
  const book = await readBooks(session, flags);
  const matches = book.findAll(text);
  if (matches.length === 0) session.note(session.t('no phrase of the phrasebook stands in the text'));
  for (const { phrase, start, end } of matches) {
    const said = text.slice(start, end);
    const script = scriptOf(said) === 'unknown' ? scriptOf(text) : scriptOf(said);
    const lines = [phrase, ...book.otherwise(phrase)].flatMap((entry) => explanationOf(entry, script));
    session.print(`${[said, ...lines.map((line) => `  ${line}`)].join('\n')}\n`);
  }
}

/** What an entry says, and below it where it is from. */
function explanationOf({ explanation, traditional, sources }: Phrase, script: Script | 'unknown'): string[] {
  const said = (script === 'traditional' ? traditional?.explanation : undefined) ?? explanation;
  return [...said.split('\n'), ...sources.map(placeOf)].filter((line) => line !== '');
}

function placeOf({ title, section, date }: Source): string {
  return [title, section, date].filter(Boolean).join(' · ');
}

/** The phrases of the books, and behind them the built-in ones, which are loaded when asked for: a check needs no megabyte of them. */
async function readBooks(session: Session, { book = [] }: BookFlags): Promise<Phrasebook> {
  const { loadBuiltin } = await import('../phrases/builtin');
  const own: Phrase[] = [];
  for (const path of book) {
    for (const phrase of (await readBookAt(session, path))?.phrases ?? [])
      own.push(phrase.sources.length > 0 ? phrase : { ...phrase, sources: [{ title: path }] });
  }
  return Phrasebook.from([...own, ...loadBuiltin()]);
}
