import * as vscode from 'vscode';
import { KINDS } from '../garble';
import { title } from '../messages';
import { localise } from './localise';

const RULES_PAGE = 'docs/rules.md';

/** 说明某类问题: shows the section of a kind in the rules page that ships with the extension. Nothing is fetched. */
export function registerExplainKind(extension: vscode.Uri): vscode.Disposable {
  return vscode.commands.registerCommand('tuiqiao.explainKind', async (named?: unknown) => {
    const kind = KINDS.find((each) => each === named) ?? (await pickKind());
    if (!kind) return;
    const page = vscode.Uri.joinPath(extension, RULES_PAGE).with({ fragment: kind });
    try {
      await vscode.commands.executeCommand('markdown.showPreview', page);
    } catch {
      // VS Code's own Markdown extension may be switched off.
      await vscode.commands.executeCommand('vscode.open', page.with({ fragment: '' }));
    }
  });
}

async function pickKind() {
  const picked = await vscode.window.showQuickPick(
    KINDS.map((kind) => ({ of: kind, label: title(kind, localise), description: kind })),
    { title: localise('Explain a Kind of Finding'), matchOnDescription: true },
  );
  return picked?.of;
}
