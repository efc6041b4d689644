import * as vscode from 'vscode';
import type { Kind } from '../garble';
import { title } from '../messages';
import type { DocumentChecks } from './documents/checks';
import { isOurs } from './documents/documents';
import { engine } from './workbench/engine';
import { localise } from './workbench/localise';
import { settings } from './workbench/settings';

/** 本工作区不查此类: switches a kind off in the settings of the workspace, and offers to take it back. */
export function registerIgnoreKind(checks: DocumentChecks): vscode.Disposable {
  return vscode.commands.registerCommand('tuiqiao.ignoreKind', async (named?: unknown) => {
    const { CHECKED_KINDS } = await engine();
    const kind = CHECKED_KINDS.find((each) => each === named) ?? (await pickKind(CHECKED_KINDS, checks));
    if (!kind) return;
    const before = await settings.setLevel(kind, 'off');
    const undo = localise('Undo');
    void vscode.window
      .showInformationMessage(localise('“{title}” is no longer checked here.', { title: title(kind, localise) }), undo)
      .then((picked) => (picked === undo ? settings.setLevel(kind, before) : undefined));
  });
}

/** The kinds found in the active document first. */
async function pickKind(all: readonly Kind[], checks: DocumentChecks): Promise<Kind | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  const counts = new Map<Kind, number>();
  if (document && isOurs(document)) {
    for (const { kind } of await checks.findings(document)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const kinds = [...all].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const picked = await vscode.window.showQuickPick(
    kinds.map((kind) => ({
      of: kind,
      label: title(kind, localise),
      description: kind,
      ...(counts.has(kind) && { detail: localise('{n} in this document', { n: counts.get(kind) ?? 0 }) }),
    })),
    { title: localise('Do not check this kind in this workspace'), matchOnDescription: true },
  );
  return picked?.of;
}
