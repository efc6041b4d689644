import * as vscode from 'vscode';
import type { CheckOptions } from '../garble';
import type { DocumentChecks } from './documents/checks';
import { PROSE_SELECTOR } from './documents/documents';
import { engine } from './workbench/engine';
import { localise } from './workbench/localise';

const KIND = vscode.DocumentDropOrPasteEditKind.Text.append('tuiqiao', 'clean');
const HTML = 'text/html';
const PLAIN = 'text/plain';
const STATUS_TIME = 6000;

class CleanPaste extends vscode.DocumentPasteEdit {
  constructor(
    text: string,
    readonly cleaned: number,
  ) {
    super(text, localise('Paste and Clean'), KIND);
    // Plain pasting stays the default: nobody's paste changes unasked.
    this.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
  }
}

/**
 * 粘贴并清理: as a choice of VS Code's paste menu, and as a command. The HTML on the clipboard says what was hidden, a list or a table;
 * then the engine repairs what is certain. One undo takes it all back.
 */
export function registerPasteClean(checks: DocumentChecks): vscode.Disposable {
  const provider: vscode.DocumentPasteEditProvider<CleanPaste> = {
    async provideDocumentPasteEdits(document, _ranges, dataTransfer, _context, token) {
      const html = await dataTransfer.get(HTML)?.asString();
      const plain = (await dataTransfer.get(PLAIN)?.asString()) ?? '';
      if (token.isCancellationRequested || (!html && !plain)) return undefined;
      const { text, cleaned } = await clean(html, plain, checks.options(document));
      return [new CleanPaste(text, cleaned)];
    },
    resolveDocumentPasteEdit(edit) {
      // Called for the edit that is going to be applied, and for no other.
      report(edit.cleaned);
      return edit;
    },
  };
  return vscode.Disposable.from(
    vscode.languages.registerDocumentPasteEditProvider(PROSE_SELECTOR, provider, {
      providedPasteEditKinds: [KIND],
      pasteMimeTypes: [HTML, PLAIN],
    }),
    vscode.commands.registerCommand('tuiqiao.pasteClean', () =>
      // A browser gives its clipboard to a paste event only: there `pasteAs` pastes plain text, without asking anyone.
      vscode.env.uiKind === vscode.UIKind.Web
        ? pasteText(checks)
        : vscode.commands.executeCommand('editor.action.pasteAs', { kind: KIND.value }),
    ),
  );
}

/** Pastes what the clipboard holds as text. The mark-up is left to the paste menu, which a browser shows it to. */
async function pasteText(checks: DocumentChecks): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const { text, cleaned } = await clean(
    undefined,
    await vscode.env.clipboard.readText(),
    checks.options(editor.document),
  );
  if (text === '') return;
  const pasted = await editor.edit((edit) => {
    for (const selection of editor.selections) edit.replace(selection, text);
  });
  if (!pasted) return;
  editor.selections = editor.selections.map(({ end }) => new vscode.Selection(end, end));
  report(cleaned);
}

function report(cleaned: number): void {
  vscode.window.setStatusBarMessage(
    cleaned > 0 ? localise('{n} cleaned.', { n: cleaned }) : localise('Pasted; nothing to clean.'),
    STATUS_TIME,
  );
}

/**
 * @param html what a browser, Word or WPS put on the clipboard, where there is any
 * @param plain what they put there as text
 * @returns the clean text, and how many places were mended
 */
async function clean(
  html: string | undefined,
  plain: string,
  options: CheckOptions,
): Promise<{ text: string; cleaned: number }> {
  const { clipboardReader, repair } = await engine();
  const { readClipboard } = await clipboardReader();
  const { text: pasted, spared } = readClipboard(html, plain);
  // Scraped until proven otherwise: that is what is pasted so. A pasted passage is too short to tell by itself.
  const { text, applied } = repair(pasted, { ...options, languageId: 'plaintext', profile: 'scraped' });
  return { text, cleaned: applied.length + spared };
}
