import type * as vscode from 'vscode';
import type { CompletionOptions } from '../../phrases';
import { CharacterClass, classOf } from '../../text/han';
import { type Script, scriptOf } from '../../text/script';
import type { Standard } from '../../text/standards';
import type { DocumentChecks } from '../documents/checks';
import { isOurs, PROSE_LANGUAGES } from '../documents/documents';
import { speaksTraditional } from '../workbench/localise';
import { settings } from '../workbench/settings';
import { type DocumentStyles, quotesOf, textAround } from './documentStyles';
import type { Frecency } from './frecency';

/** No match looks back further, and a line may be 10 MB long. */
const REACH = 128;
/** How much around the caret tells which language is written there. */
const SURROUNDINGS = 500;
/** Chinese borrows a の; of Japanese, kana are half, of Korean with Han, Hangul are more. */
const FOREIGN_SHARE = 4;
/** A word of five letters says what two Han say. */
const LETTERS_A_HAN = 3;

/** What stands around the caret, and how a phrase is to be written there. */
export interface Caret {
  /** The end of the line's part before the caret, and the beginning of the part behind it. */
  readonly before: string;
  readonly after: string;
  readonly script: Script;
  readonly standard: Standard;
  readonly options: CompletionOptions;
}

/** What a caret is seen with. */
export interface Sight {
  readonly checks: DocumentChecks;
  readonly styles: DocumentStyles;
  readonly frecency: Frecency;
}

/**
 * The caret at a place of a document; `undefined` where no phrase is to come by itself: in code, links and front matter, in
 * texts that are not Chinese. What the user asks for comes anywhere.
 */
export async function caretAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  trigger: 'automatic' | 'invoked',
  { checks, styles, frecency }: Sight,
): Promise<Caret | undefined> {
  if (!isOurs(document)) return undefined;
  const line = document.lineAt(position.line).text;
  const before = line.slice(Math.max(0, position.character - REACH), position.character);
  const around = textAround(document, position, SURROUNDINGS);
  if (trigger === 'automatic' && !isChinese(before, around)) return undefined;
  const check = PROSE_LANGUAGES.includes(document.languageId) ? await checks.of(document) : undefined;
  if (trigger === 'automatic' && check?.isProse(document.offsetAt(position)) === false) return undefined;

  const script = scriptAt(check?.script ?? 'unknown', before);
  const style = styles.of(document, position);
  const quotes =
    quotesOf(before) ?? quotesOf(around) ?? style.quotes ?? (script === 'traditional' ? 'corner' : 'curly');
  return {
    before,
    after: line.slice(position.character, position.character + REACH),
    script,
    standard: settings.traditional(document),
    options: {
      trigger,
      script,
      quotes,
      pinyin: settings.pinyin(document),
      political: settings.political(document),
      ...(style.theme !== undefined && { theme: style.theme }),
      document: style.said,
      usage: frecency.usage,
    },
  };
}

/** The script to insert: the document's where it says, else the line's, else that of the user's interface. */
function scriptAt(ofDocument: Script, before: string): Script {
  if (ofDocument !== 'unknown') return ofDocument;
  const ofLine = scriptOf(before);
  if (ofLine !== 'unknown') return ofLine;
  return speaksTraditional() ? 'traditional' : 'simplified';
}

/** Whether Chinese is written here: in the line or around it, and no Japanese or Korean, whose words are Han too. */
function isChinese(before: string, around: string): boolean {
  const passage = count(around);
  if (Math.max(passage.kana, passage.hangul) * FOREIGN_SHARE > passage.han) return false;
  return [count(before), passage].some(({ han, latin }) => han * LETTERS_A_HAN >= latin);
}

function count(text: string): { han: number; latin: number; kana: number; hangul: number } {
  const counts = { han: 0, latin: 0, kana: 0, hangul: 0 };
  for (let at = 0; at < text.length; at++) {
    switch (classOf(text.charCodeAt(at))) {
      case CharacterClass.Han:
        counts.han++;
        break;
      case CharacterClass.Latin:
        counts.latin++;
        break;
      case CharacterClass.Kana:
        counts.kana++;
        break;
      case CharacterClass.Hangul:
        counts.hangul++;
        break;
    }
  }
  return counts;
}
