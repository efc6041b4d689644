import * as vscode from 'vscode';
import { message } from '../messages';
import type { Source } from '../phrases';
import { isOurs } from './documents/documents';
import { nameOf } from './documents/reading';
import { originalOf, storedUri } from './documents/sourcePlaces';
import { chooseBook, keep } from './library/bookStore';
import { engine } from './workbench/engine';
import { localise } from './workbench/localise';
import { settings } from './workbench/settings';

const SHORTEST = 2;
const LONGEST = 200;
const LONGEST_EXPLANATION = 1000;

/** 将所选内容加入短语库: asks for an explanation; kind and theme are guessed and can be mended in the book. */
export function registerAddPhrase(log: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.commands.registerCommand('tuiqiao.addPhrase', async () => {
    const editor = vscode.window.activeTextEditor;
    if (!editor || !isOurs(editor.document) || editor.selection.isEmpty) {
      void vscode.window.showInformationMessage(localise('Select a phrase first.'));
      return;
    }
    const { document, selection } = editor;
    const selected = phraseIn(document, selection);
    if (selected.text.length < SHORTEST || selected.text.length > LONGEST) {
      void vscode.window.showInformationMessage(
        localise('A phrase has {least} to {most} characters; {n} are selected.', {
          least: SHORTEST,
          most: LONGEST,
          n: selected.text.length,
        }),
      );
      return;
    }
    const { guessKind, mend, themeOf } = await engine();
    const { text } = selected;
    const source = sourceOf(document, selected);
    const mended = mend({ text, kind: guessKind(text), theme: themeOf(text), explanation: '', sources: [source] });
    if ('refusedFor' in mended) {
      void vscode.window.showWarningMessage(
        localise('“{phrase}” was not taken in: {reason}', {
          phrase: selected.text,
          reason: message(mended.refusedFor, localise),
        }),
      );
      return;
    }
    const explanation = await vscode.window.showInputBox({
      title: localise('Add “{phrase}”', { phrase: mended.phrase.text }),
      prompt: localise('What it means and when to use it; may be left empty.'),
      ignoreFocusOut: true,
      validateInput: (text) =>
        text.length > LONGEST_EXPLANATION ? localise('at most {most} characters', { most: LONGEST_EXPLANATION }) : null,
    });
    if (explanation === undefined) return;
    const [only, ...others] = settings.phrasebooks();
    const book = only && others.length === 0 ? only : await chooseBook(localise('Which phrasebook shall it go into?'));
    if (book) await keep(book, [{ ...mended.phrase, explanation: explanation.trim() }], log);
  });
}

/** The selection without the spaces around it, and without a full stop at its end. */
function phraseIn(
  document: vscode.TextDocument,
  selection: vscode.Range,
): { text: string; start: number; end: number } {
  const whole = document.getText(selection);
  const text = whole.replace(/^[\s\u3000]+/, '');
  const start = document.offsetAt(selection.start) + whole.length - text.length;
  const phrase = text.slice(0, LONGEST * 2).replace(/[\s\u3000。．；;，,、]+$/, '');
  return { text: text.length > LONGEST * 2 ? text : phrase, start, end: start + phrase.length };
}

function sourceOf(document: vscode.TextDocument, { start, end }: { start: number; end: number }): Source {
  return {
    title: titleOf(document),
    ...(document.isUntitled ? {} : { uri: storedUri(document.uri), start, end }),
  };
}

/** The heading of the document, else its name. */
function titleOf(document: vscode.TextDocument): string {
  for (let line = 0; line < Math.min(10, document.lineCount); line++) {
    const text = document.lineAt(line).text.slice(0, 200).trim();
    if (text === '') continue;
    const heading = /^#{1,6}\s+(.+?)\s*#*$/.exec(text)?.[1];
    if (heading) return heading;
    // A first line without a mark at its end is a title in plain text.
    if (text.length <= 40 && !/[。！？；：，、]$/.test(text)) return text;
    break;
  }
  return nameOf(originalOf(document.uri)).replace(/\.[^.]+$/, '');
}
