import * as vscode from 'vscode';

/**
 * The answer where there is nothing to show yet.
 *
 * While VS Code waits for an answer it starts nothing for the keys typed meanwhile. An answer without items then ends the
 * session, and those keys bring no list: whoever types faster than the machine answers gets none at the end of 忠诚有. An
 * incomplete answer that holds an item has VS Code ask again instead, if and only if a key was typed meanwhile; the item
 * matches no text, so it is never seen. (SuggestModel, 1.100 to 1.139.)
 */
export function nothingYet(
  document: vscode.TextDocument,
  position: vscode.Position,
  { triggerKind }: vscode.CompletionContext,
): vscode.CompletionList | undefined {
  // A trigger character starts a session whatever is pending.
  if (triggerKind === vscode.CompletionTriggerKind.TriggerCharacter || position.character === 0) return undefined;
  // Words of the document come only where nobody else has an item.
  if (vscode.workspace.getConfiguration('editor', document).get('wordBasedSuggestions') !== 'off') return undefined;
  if (isWordCut(document, position)) return undefined;
  const item = new vscode.CompletionItem(' ', vscode.CompletionItemKind.Text);
  item.filterText = '\0';
  // With an empty range everything would match.
  item.range = new vscode.Range(position.translate(0, -1), position);
  item.insertText = '';
  return new vscode.CompletionList([item], true);
}

/** In a longer line VS Code looks for the word at the caret in so many characters around it. */
const WINDOW = 1000;
/** What ends a word, by language; of plain text Chinese marks do not. */
const BOUNDARY: Readonly<Record<string, RegExp>> = { markdown: /[\s\p{P}\p{S}]/u, plaintext: /[\s!-/:-@[-`{-~]/ };

/**
 * Whether the word before the caret begins where VS Code stops looking. Such a beginning moves with the caret; VS Code takes it
 * for a new word and asks again, whatever it was answered, but for an item, which it uses anew instead.
 */
function isWordCut(document: vscode.TextDocument, { line, character }: vscode.Position): boolean {
  const { text } = document.lineAt(line);
  if (text.length <= WINDOW || character < WINDOW / 2) return false;
  return !BOUNDARY[document.languageId]?.test(text.slice(character - WINDOW / 2, character));
}

/**
 * Tells letters that an input method is composing from letters typed as they are: each of these is a change of its own, those
 * are written anew, all of them, with every key. VS Code asks nothing while it knows of a composition; but what it asks for the
 * key before may reach us when the first letters stand there.
 */
export class Composition implements vscode.Disposable {
  #document: vscode.TextDocument | undefined;
  #letters = false;
  readonly #subscription = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges: [change] }) => {
    if (!change) return;
    this.#document = document;
    this.#letters = /^[a-z']{2,}$/i.test(change.text);
  });

  /** Whether what was written last into the document are letters of a composition. */
  isUnderWay(document: vscode.TextDocument): boolean {
    return this.#letters && this.#document === document;
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}
