import * as vscode from 'vscode';
import { type CheckOptions, repair } from '../garble';
import { readClipboard } from '../read/clipboard';
import type { DocumentChecks } from './checks';
import { PROSE_SELECTOR } from './documents';
import { localise } from './localise';

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
      const { text, cleaned } = clean(html, plain, checks.options(document));
      return [new CleanPaste(text, cleaned)];
    },
    resolveDocumentPasteEdit(edit) {
      // Called for the edit that is going to be applied, and for no other.
      vscode.window.setStatusBarMessage(
        edit.cleaned > 0 ? localise('{n} cleaned.', { n: edit.cleaned }) : localise('Pasted; nothing to clean.'),
        STATUS_TIME,
      );
      return edit;
    },
  };
  return vscode.Disposable.from(
    vscode.languages.registerDocumentPasteEditProvider(PROSE_SELECTOR, provider, {
      providedPasteEditKinds: [KIND],
      pasteMimeTypes: [HTML, PLAIN],
    }),
    vscode.commands.registerCommand('tuiqiao.pasteClean', () =>
      vscode.commands.executeCommand('editor.action.pasteAs', { kind: KIND.value }),
    ),
  );
}

/**
 * @param html what a browser, Word or WPS put on the clipboard, where there is any
 * @param plain what they put there as text
 * @returns the clean text, and how many places were mended
 */
function clean(html: string | undefined, plain: string, options: CheckOptions): { text: string; cleaned: number } {
  const { text: pasted, spared } = readClipboard(html, plain);
  // Scraped until proven otherwise: that is what is pasted so. A pasted passage is too short to tell by itself.
  const { text, applied } = repair(pasted, { ...options, languageId: 'plaintext', profile: 'scraped' });
  return { text, cleaned: applied.length + spared };
}
