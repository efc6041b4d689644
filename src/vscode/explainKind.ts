import * as vscode from 'vscode';
import type { Kind } from '../garble';
import { title } from '../messages';
import { RULES_SCHEME, ruleUri } from './documents/documents';
import { engine } from './workbench/engine';
import { localise, speaksTraditional } from './workbench/localise';

/** In Simplified Chinese and English; for readers of Traditional Chinese a page of their own. */
const RULES_PAGE = 'docs/rules.md';
const TRADITIONAL_RULES_PAGE = 'docs/rules.zh-tw.md';

/**
 * 说明某类问题: a kind's section of the rules page that ships with the extension, as a document of its own. The manifest
 * (`workbench.editorAssociations`) has VS Code show it rendered. Nothing is fetched.
 */
export function registerExplainKind(extension: vscode.Uri): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(RULES_SCHEME, {
      async provideTextDocumentContent({ path }) {
        const page = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, rulesPage()));
        return sectionOf(new TextDecoder().decode(page), path.slice(1, -'.md'.length));
      },
    }),
    vscode.commands.registerCommand('tuiqiao.explainKind', async (named?: unknown) => {
      const { CHECKED_KINDS } = await engine();
      const kind = CHECKED_KINDS.find((each) => each === named) ?? (await pickKind(CHECKED_KINDS));
      if (kind) await vscode.commands.executeCommand('vscode.open', ruleUri(kind));
    }),
  );
}

function rulesPage(): string {
  return speaksTraditional() ? TRADITIONAL_RULES_PAGE : RULES_PAGE;
}

/** The section below the heading `## name`; the whole page where there is none. */
function sectionOf(page: string, name: string): string {
  const lines = page.split('\n');
  const from = lines.indexOf(`## ${name}`);
  if (from < 0) return page;
  const length = lines.slice(from + 1).findIndex((line) => /^##? /.test(line));
  const section = lines.slice(from, length < 0 ? undefined : from + 1 + length);
  return `${section.join('\n').trimEnd()}\n`;
}

async function pickKind(all: readonly Kind[]): Promise<Kind | undefined> {
  const picked = await vscode.window.showQuickPick(
    all.map((kind) => ({ of: kind, label: title(kind, localise), description: kind })),
    { title: localise('Explain a Kind of Finding'), matchOnDescription: true },
  );
  return picked?.of;
}
