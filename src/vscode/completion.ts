import * as vscode from 'vscode';
import type { Completion, Phrase, Phrasebook } from '../phrases';
import { isHan } from '../text/han';
import { inStandard } from '../text/standards';
import { isOurs, PROSE_SELECTOR } from './documents/documents';
import type { Library } from './library/library';
import { type Caret, caretAt, type Sight } from './typing/caret';
import { Composition, nothingYet } from './typing/lateAnswers';
import { pause } from './workbench/breath';
import { inBackground } from './workbench/engine';
import { localise } from './workbench/localise';
import { phraseMarkdown, themeName, type Wording } from './workbench/phraseMarkdown';

/** Beside the Han: without them nothing pops up in the middle of a Han run, where VS Code sees one word. */
const OTHER_TRIGGERS = ['、', '，', ...'abcdefghijklmnopqrstuvwxyz'];
/** Beside a longer phrase its theme would be cut off after a character. */
const LONGEST_BESIDE = 20;
/** The window is up and other extensions are by then. */
const PREPARE_DELAY = 2000;
const RETRY_DELAY = 30_000;
/** Not contributed: run when an item is accepted, never by a person. */
const COUNT_USE = '_tuiqiao.countUse';

class PhraseItem extends vscode.CompletionItem {
  /** What the details pane explains; nothing of what merely follows. */
  phrase: (() => Phrase) | undefined;

  constructor(
    readonly wording: Wording,
    label: vscode.CompletionItemLabel,
  ) {
    super(label, vscode.CompletionItemKind.Value);
  }
}

/**
 * Completes phrases while one types. What VS Code dictates: the range is what was typed of the phrase and never the word
 * (a Han run is one word), `filterText` begins with what was typed and goes on as typing goes on, no commit characters
 * (they corrupt text that an input method delivers).
 */
export function registerCompletion(library: Library, sight: Sight): vscode.Disposable {
  const requests = new Requests();
  const composition = new Composition();
  const provider: vscode.CompletionItemProvider = {
    async provideCompletionItems(document, position, token, context) {
      const invoked = requests.covers(document, position, context);
      if (!isOurs(document) || (!invoked && isSilenced(document))) return undefined;
      const book = await library.book();
      if (token.isCancellationRequested) return undefined;
      const caret = await caretAt(document, position, invoked ? 'invoked' : 'automatic', sight);
      if (!caret) return undefined;
      const composing = !invoked && composition.isUnderWay(document);
      const items = composing ? [] : itemsAt(caret, position, book);
      if (items.length === 0 && !invoked) items.push(...itemsBehindLetter(caret, position, context, book));
      if (items.length === 0) return nothingYet(document, position, context);
      if (invoked) requests.answered(document, position);
      // Incomplete, so that each further character asks again: what fits changes with every one.
      return new vscode.CompletionList(items, true);
    },
    resolveCompletionItem(item) {
      if (item instanceof PhraseItem && item.phrase) item.documentation = phraseMarkdown(item.phrase(), item.wording);
      return item;
    },
  };

  // VS Code wants the trigger characters when a provider is registered, so a changed book registers it anew.
  let registered: vscode.Disposable | undefined;
  let preparing: ReturnType<typeof setTimeout> | undefined;
  let disposed = false;
  const register = async () => {
    const book = await library.book().catch((error: unknown) => {
      clearTimeout(preparing);
      // A browser may have the engine at the next attempt.
      if (!disposed) preparing = setTimeout(() => inBackground(register()), RETRY_DELAY);
      throw error;
    });
    if (disposed) return;
    registered?.dispose();
    const triggers = [...book.triggerCharacters(), ...OTHER_TRIGGERS];
    registered = vscode.languages.registerCompletionItemProvider(PROSE_SELECTOR, provider, ...triggers);
    clearTimeout(preparing);
    preparing = setTimeout(() => void prepare(book), PREPARE_DELAY);
  };
  inBackground(register());
  return vscode.Disposable.from(
    composition,
    new vscode.Disposable(() => {
      disposed = true;
      clearTimeout(preparing);
      registered?.dispose();
    }),
    library.onDidChange(() => inBackground(register())),
    vscode.commands.registerCommand('tuiqiao.suggest', async () => {
      requests.expect();
      await vscode.commands.executeCommand('editor.action.triggerSuggest');
    }),
    vscode.commands.registerCommand(COUNT_USE, async (text: unknown) => {
      if (typeof text === 'string') await sight.frecency.count(text);
    }),
    vscode.commands.registerCommand('tuiqiao.resetUsage', async () => {
      await sight.frecency.reset();
      void vscode.window.showInformationMessage(
        localise('Your picks in this workspace are forgotten; lists are back in their original order.'),
      );
    }),
  );
}

/** Builds what is built at the first letter and at the first finished phrase otherwise, so that no key waits for all of it. */
async function prepare(book: Phrasebook): Promise<void> {
  book.prepareLetters();
  const rest = book.prepareSequences();
  do await pause();
  while (!rest.next().done);
}

/**
 * Which calls answer a request. A request and a keystroke reach a provider with the same trigger kind, so our own command
 * says beforehand that it is one; while its list stays open, what is typed on is still the answer to it.
 */
class Requests {
  /** Where no list opens (a read-only editor), the next keystroke must not pass for a request. */
  static readonly LIFETIME = 1000;
  #expected = 0;
  #open: { document: vscode.TextDocument; position: vscode.Position } | undefined;

  /** The next call is a request. */
  expect(): void {
    this.#expected = Date.now() + Requests.LIFETIME;
  }

  covers(document: vscode.TextDocument, position: vscode.Position, context: vscode.CompletionContext): boolean {
    const expected = Date.now() < this.#expected;
    this.#expected = 0;
    const open = this.#open;
    this.#open = undefined;
    if (expected) return true;
    // Asked again about the same list: because a character was typed, or because a provider was registered meanwhile.
    return (
      open?.document === document &&
      open.position.line === position.line &&
      open.position.character <= position.character &&
      context.triggerKind === vscode.CompletionTriggerKind.TriggerForIncompleteCompletions
    );
  }

  answered(document: vscode.TextDocument, position: vscode.Position): void {
    this.#open = { document, position };
  }
}

/**
 * What the Han that a first letter may become will begin. VS Code's delay may run out while an input method composes: it asks behind
 * the letter, and where the answer comes after the Han, which takes as much room, it does not ask again. To the letter itself none
 * of these items fits, so that none is seen while it stands there.
 */
function itemsBehindLetter(
  caret: Caret,
  position: vscode.Position,
  { triggerKind }: vscode.CompletionContext,
  book: Phrasebook,
): PhraseItem[] {
  // The Han starts a session of its own where a trigger character may.
  if (triggerKind === vscode.CompletionTriggerKind.TriggerCharacter) return [];
  const before = caret.before.slice(0, -1);
  if (!isHan(before.charCodeAt(before.length - 1)) || !/[a-z]/.test(caret.before.slice(-1))) return [];
  const ahead = { ...caret, before, options: { ...caret.options, composing: 1 } };
  const items = itemsAt(ahead, position.translate(0, -1), book).filter(
    ({ filterText = '' }) => !/[a-z]/i.test(filterText),
  );
  for (const item of items) item.range = new vscode.Range((item.range as vscode.Range).start, position);
  return items;
}

function itemsAt(caret: Caret, position: vscode.Position, book: Phrasebook): PhraseItem[] {
  const { before, after, options, standard, script } = caret;
  const wording = { script, standard };
  const write = (text: string): string => (script === 'traditional' ? inStandard(text, standard) : text);
  const items: PhraseItem[] = [];
  const rests: string[] = [];
  for (const completion of book.complete(before, options)) {
    const { insert, snippet, replace, match, head } = completion;
    const typed = typedOf(before, completion);
    const rest = completion.filter.slice(typed);
    // Right of the caret it stands already: it was picked before, or the caret went back into it.
    if (snippet === undefined && rest !== '' && after.startsWith(rest)) continue;
    // What follows may be how a phrase of the list goes on.
    if (match === 'next' && rests.some((other) => other.startsWith(rest))) continue;
    rests.push(rest);
    const byLetters = match !== 'han' && match !== 'next';
    const item = new PhraseItem(wording, {
      label: write(insert),
      ...(byLetters && { detail: `  ${completion.filter}` }),
      ...(insert.length <= LONGEST_BESIDE && {
        description: match === 'next' ? localise('what follows') : themeName(head.theme),
      }),
    });
    if (match !== 'next') {
      item.phrase = () => completion.phrase;
      item.command = { command: COUNT_USE, title: '', arguments: [head.text] };
    }
    item.insertText = snippet === undefined ? write(insert) : new vscode.SnippetString(write(snippet));
    item.range = new vscode.Range(position.translate(0, -replace), position);
    item.filterText = before.slice(before.length - typed) + write(rest);
    items.push(item);
  }
  for (const [rank, item] of items.entries()) item.sortText = String(rank).padStart(4, '0');
  return items;
}

/** How many units before the caret were typed of the phrase: `replace`, less a quotation mark that the phrase brings along. */
function typedOf(before: string, { replace, filter }: Completion): number {
  let typed = replace;
  while (typed > 0 && !filter.startsWith(before.slice(before.length - typed))) typed--;
  return typed;
}

/**
 * Whether the user has switched quick suggestions off for everything. Our default for Markdown and plain text is
 * language-scoped, which VS Code ranks above a user's unscoped setting, so it would bring back what they switched off.
 */
function isSilenced(document: vscode.TextDocument): boolean {
  const values = vscode.workspace.getConfiguration('editor', document).inspect<unknown>('quickSuggestions');
  if (!values) return false;
  const scoped = values.workspaceFolderLanguageValue ?? values.workspaceLanguageValue ?? values.globalLanguageValue;
  if (scoped !== undefined) return isOff(scoped);
  const general = values.workspaceFolderValue ?? values.workspaceValue ?? values.globalValue;
  return general !== undefined && isOff(general);
}

function isOff(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === false || value === 'off';
  const other = (value as { other?: unknown }).other;
  return other === false || other === 'off';
}
