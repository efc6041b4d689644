import * as vscode from 'vscode';
import { CharacterClass, classOf } from '../text/han';
import { inStandard } from '../text/standards';
import { PROSE_LANGUAGES } from './documents/documents';
import type { Library } from './library/library';
import { caretAt, type Sight } from './typing/caret';
import { settings } from './workbench/settings';

/** One to read and a few to leaf through. */
const MOST = 5;

/**
 * The rest of a phrase as grey text behind the caret, where the user has asked for it: while a provider of such text is
 * registered, VS Code holds back the pop-up in languages that have its newest defaults. Only what goes on from the caret can
 * be drawn, so it answers to Han and never to letters, among them those that an input method is still composing.
 */
export function registerInlineCompletion(library: Library, sight: Sight): vscode.Disposable {
  const provider: vscode.InlineCompletionItemProvider = {
    async provideInlineCompletionItems(document, position, _context, token) {
      const book = await library.book();
      if (token.isCancellationRequested) return undefined;
      const caret = await caretAt(document, position, 'automatic', sight);
      if (!caret || !endsInChinese(caret.before)) return undefined;
      const { before, after, options, script, standard } = caret;
      return (
        book
          .continue(before, options)
          // The quotation mark that a phrase goes on with may be typed already.
          .map((rest) => (/[“‘「『]$/.test(before) && rest.startsWith(before.slice(-1)) ? rest.slice(1) : rest))
          // A gap cannot be drawn as one, and what stands right of the caret need not come again.
          .filter((rest) => !rest.includes('…') && !after.startsWith(rest))
          .slice(0, MOST)
          .map((rest) => {
            const text = script === 'traditional' ? inStandard(rest, standard) : rest;
            return new vscode.InlineCompletionItem(text, new vscode.Range(position, position));
          })
      );
    },
  };

  let registered: vscode.Disposable | undefined;
  const register = () => {
    registered?.dispose();
    const languages = PROSE_LANGUAGES.filter((languageId) => settings.ghostText({ languageId }));
    registered =
      languages.length === 0
        ? undefined
        : vscode.languages.registerInlineCompletionItemProvider(
            languages.map((language) => ({ language })),
            provider,
          );
  };
  register();
  return vscode.Disposable.from(
    new vscode.Disposable(() => registered?.dispose()),
    settings.onDidChange(register, 'completion.ghostText'),
  );
}

function endsInChinese(before: string): boolean {
  const last = classOf(before.charCodeAt(before.length - 1));
  return last === CharacterClass.Han || last === CharacterClass.CjkPunctuation;
}
