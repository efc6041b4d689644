import * as vscode from 'vscode';
import { type Finding, type Kind, planFixes, repair } from '../garble';
import { fixTitle, title } from '../messages';
import { overlaps } from '../text/span';
import type { DocumentChecks } from './checks';
import { PROSE_SELECTOR } from './documents';
import { localise } from './localise';
import { rangeOf, workspaceEdit } from './ranges';

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('tuiqiao');
/** More readings than one can weigh at a glance are left to the source. */
const MOST_READINGS = 5;

/** Quick fixes for what is found, "fix all" of a kind, and `source.fixAll.tuiqiao` for what is certain damage. */
export function registerCodeActions(checks: DocumentChecks): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    PROSE_SELECTOR,
    {
      // From the text as it stands, never from context.diagnostics: VS Code shows 1,000 of them a file.
      provideCodeActions(document, range, context) {
        const only = context.only;
        if (only && FIX_ALL.contains(only)) return [fixAll(document, checks)].flat();
        if (only?.contains(FIX_ALL)) return fixAll(document, checks);
        if (only && !only.intersects(vscode.CodeActionKind.QuickFix)) return [];
        const findings = checks.findings(document);
        const span = {
          start: document.offsetAt(range.start),
          end: Math.max(document.offsetAt(range.end), document.offsetAt(range.start) + 1),
        };
        const here = findings.filter((finding) => overlaps(finding, span) || finding.end === span.start);
        return here.flatMap((finding) => quickFixes(document, finding, findings));
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL] },
  );
}

function fixAll(document: vscode.TextDocument, checks: DocumentChecks): vscode.CodeAction[] {
  const { edits } = repair(document.getText(), { ...checks.options(document), profile: checks.of(document).profile });
  if (edits.length === 0) return [];
  const action = new vscode.CodeAction(localise('Repair all certain damage'), FIX_ALL);
  action.edit = workspaceEdit(document, edits);
  return [action];
}

function quickFixes(
  document: vscode.TextDocument,
  finding: Finding,
  findings: readonly Finding[],
): vscode.CodeAction[] {
  const diagnostics = vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source, range }) => source === 'tuiqiao' && range.isEqual(rangeOf(document, finding)));
  const actions = finding.fixes.slice(0, MOST_READINGS).map((fix, index) => {
    const action = new vscode.CodeAction(fixTitle(finding, index, localise), vscode.CodeActionKind.QuickFix);
    action.edit = workspaceEdit(document, fix.edits);
    action.diagnostics = diagnostics;
    action.isPreferred = finding.fixes.length === 1;
    return action;
  });
  const all = fixKind(document, finding.kind, findings);
  if (all) {
    all.diagnostics = diagnostics;
    actions.push(all);
  }
  return actions;
}

function fixKind(
  document: vscode.TextDocument,
  kind: Kind,
  findings: readonly Finding[],
): vscode.CodeAction | undefined {
  const plan = planFixes(
    document.getText(),
    findings.filter((finding) => finding.kind === kind),
  );
  if (plan.findings.length < 2) return undefined;
  const action = new vscode.CodeAction(
    localise('Fix all “{title}” in this document ({n})', { title: title(kind, localise), n: plan.findings.length }),
    vscode.CodeActionKind.QuickFix,
  );
  action.edit = workspaceEdit(document, plan.edits);
  return action;
}
