import * as vscode from 'vscode';
import type { Finding, Kind } from '../garble';
import { planFixes } from '../garble/repair';
import { disablingEdit } from '../garble/suppression';
import { encodingName, fixTitle, title } from '../messages';
import { overlaps } from '../text/span';
import { type DocumentChecks, isSure } from './documents/checks';
import { isOurs, isProse } from './documents/documents';
import { encodingOfBytes, misreadAmong, misreadAs } from './documents/misreading';
import { rangeOf, workspaceEdit } from './documents/ranges';
import { engine } from './workbench/engine';
import { localise } from './workbench/localise';

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('tuiqiao');
/** More readings than one can weigh at a glance are left to the source. */
const MOST_READINGS = 5;
/** A selection may hold thousands of findings. */
const MOST_HERE = 10;

/** Quick fixes for what is found, "fix all" of a kind, and `source.fixAll.tuiqiao` for what is certain damage. */
export function registerCodeActions(checks: DocumentChecks): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    '*',
    {
      // From the text as it stands, never from context.diagnostics: VS Code shows 1,000 of them a file.
      async provideCodeActions(document, range, { only }) {
        if (!isOurs(document)) return [];
        if (only && (FIX_ALL.contains(only) || only.contains(FIX_ALL))) {
          return isProse(document) ? fixAll(document, checks) : [];
        }
        if (only && !only.intersects(vscode.CodeActionKind.QuickFix)) return [];
        // Documents of other languages are checked on request; their fixes stay as long as their Problems do.
        const diagnostics = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'tuiqiao');
        if (!isProse(document) && diagnostics.length === 0) return [];
        const findings = await checks.findings(document);
        const start = document.offsetAt(range.start);
        const span = { start, end: Math.max(document.offsetAt(range.end), start + 1) };
        const here = findings.filter((finding) => overlaps(finding, span) || finding.end === start);
        const misread = misreadAmong(document, findings) !== undefined;
        const actions: vscode.CodeAction[] = [];
        const kinds = new Set<Kind>();
        for (const finding of here.slice(0, MOST_HERE)) {
          const own = await mendings(document, finding);
          if (!kinds.has(finding.kind) && !misread) own.push(...fixKind(document, finding.kind, findings));
          kinds.add(finding.kind);
          for (const action of own)
            action.diagnostics = diagnostics.filter((each) => each.range.isEqual(rangeOf(document, finding)));
          actions.push(...own);
        }
        if (kinds.size === 0) return [];
        return [
          ...actions,
          ...(misread ? [] : fixSure(document, findings)),
          ...ignoreHere(document, start, [...kinds]),
          ...[...kinds].flatMap(ignoreKind),
        ];
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL] },
  );
}

async function fixAll(document: vscode.TextDocument, checks: DocumentChecks): Promise<vscode.CodeAction[]> {
  // What was opened in the wrong encoding is reopened: saved, the repaired text would be in that wrong encoding.
  const check = await checks.of(document);
  if (misreadAmong(document, check.findings()) !== undefined) return [];
  const { repair } = await engine();
  const { edits } = repair(document.getText(), { ...checks.options(document), profile: check.profile });
  if (edits.length === 0) return [];
  const action = new vscode.CodeAction(localise('Repair all certain damage'), FIX_ALL);
  action.edit = workspaceEdit(document, edits);
  return [action];
}

/** What mends one finding, the best first. */
async function mendings(document: vscode.TextDocument, finding: Finding): Promise<vscode.CodeAction[]> {
  const reopening = await reopen(document, finding);
  const fixes = finding.fixes.slice(0, MOST_READINGS).map((fix, index) => {
    const action = quickFix(fixTitle(finding, index, localise));
    action.edit = workspaceEdit(document, fix.edits);
    action.isPreferred = finding.fixes.length === 1 && reopening.length === 0;
    return action;
  });
  return [...reopening, ...fixes];
}

function quickFix(text: string): vscode.CodeAction {
  return new vscode.CodeAction(text, vscode.CodeActionKind.QuickFix);
}

async function reopen(document: vscode.TextDocument, finding: Finding): Promise<vscode.CodeAction[]> {
  const encoding =
    misreadAs(document, finding) ?? (finding.kind === 'lost-character' ? await encodingOfBytes(document) : undefined);
  if (encoding === undefined) return [];
  const action = quickFix(localise('Reopen as {encoding}', { encoding: encodingName(encoding) }));
  action.command = { command: 'tuiqiao.reopen', title: action.title, arguments: [document.uri, encoding] };
  action.isPreferred = true;
  return [action];
}

function fixKind(document: vscode.TextDocument, kind: Kind, findings: readonly Finding[]): vscode.CodeAction[] {
  const plan = planFixes(
    document.getText(),
    findings.filter((finding) => finding.kind === kind),
  );
  if (plan.findings.length < 2) return [];
  const action = quickFix(
    localise('Fix all “{title}” in this document ({n})', { title: title(kind, localise), n: plan.findings.length }),
  );
  action.edit = workspaceEdit(document, plan.edits);
  return [action];
}

function fixSure(document: vscode.TextDocument, findings: readonly Finding[]): vscode.CodeAction[] {
  const { findings: sure } = planFixes(document.getText(), findings.filter(isSure));
  if (sure.length < 2) return [];
  // Without a number: what the repair uncovers is known only once it is made, and the preview counts it.
  const action = quickFix(localise('Fix everything certain, preview first'));
  action.command = { command: 'tuiqiao.fixPreview', title: action.title, arguments: [document.uri] };
  return [action];
}

function ignoreHere(document: vscode.TextDocument, offset: number, kinds: readonly Kind[]): vscode.CodeAction[] {
  const edit = disablingEdit(document.getText(), offset, kinds, document.languageId);
  if (!edit) return [];
  const action = quickFix(localise('Ignore here'));
  action.edit = workspaceEdit(document, [edit]);
  return [action];
}

function ignoreKind(kind: Kind): vscode.CodeAction[] {
  if (vscode.workspace.workspaceFolders === undefined) return [];
  const action = quickFix(localise('Do not check “{title}” in this workspace', { title: title(kind, localise) }));
  action.command = { command: 'tuiqiao.ignoreKind', title: action.title, arguments: [kind] };
  return [action];
}
