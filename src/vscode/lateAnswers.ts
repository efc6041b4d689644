import * as vscode from 'vscode';

/**
 * Keeps a pending question alive where there is nothing to show yet.
 *
 * While VS Code waits for an answer it starts nothing for the keys typed meanwhile. An answer without items then ends the
 * session, and those keys bring no list: whoever types faster than the machine answers gets none at the end of 忠诚有. An
 * incomplete answer that holds an item has VS Code ask again instead, if and only if a key was typed meanwhile; the item
 * matches no text, so it is never seen. (SuggestModel, 1.100 to 1.139.)
 */
export class LateAnswers {
  /** The document whose last answer showed nothing, and whether that session began behind letters. */
  #silent: { readonly document: vscode.TextDocument; readonly letters: boolean } | undefined;

  /**
   * Whether the letters before the caret may belong to an input method that is still composing. VS Code asks nothing by
   * itself then; but a late answer to the Han before has it ask again at once, letters or not.
   */
  mayBeComposing(document: vscode.TextDocument, before: string, { triggerKind }: vscode.CompletionContext): boolean {
    const again = triggerKind === vscode.CompletionTriggerKind.TriggerForIncompleteCompletions;
    if (!again || this.#silent?.document !== document) this.#silent = undefined;
    return this.#silent !== undefined && !this.#silent.letters && endsInLetter(before);
  }

  /** There is a list, or none is wanted. */
  shown(): void {
    this.#silent = undefined;
  }

  /** The answer where nothing is to be shown. */
  nothing(
    document: vscode.TextDocument,
    position: vscode.Position,
    before: string,
    { triggerKind }: vscode.CompletionContext,
  ): vscode.CompletionList | undefined {
    // A trigger character starts a session whatever is pending. Words of the document come only where nobody else has an item.
    const needless = triggerKind === vscode.CompletionTriggerKind.TriggerCharacter || before === '';
    if (needless || wantsWords(document)) {
      this.#silent = undefined;
      return undefined;
    }
    this.#silent ??= { document, letters: endsInLetter(before) };
    const item = new vscode.CompletionItem(' ', vscode.CompletionItemKind.Text);
    item.filterText = '\0';
    // With an empty range everything would match.
    item.range = new vscode.Range(position.translate(0, -1), position);
    item.insertText = '';
    return new vscode.CompletionList([item], true);
  }
}

function endsInLetter(before: string): boolean {
  return /[a-z]$/i.test(before);
}

function wantsWords(document: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration('editor', document).get('wordBasedSuggestions') !== 'off';
}
