import * as vscode from 'vscode';
import type { DocumentCheck, Finding, Kind, Severity } from '../../garble';
import { snapshotOf } from '../../garble/snapshot';
import { message } from '../../messages';
import { inBackground } from '../workbench/engine';
import { localise } from '../workbench/localise';
import { settings } from '../workbench/settings';
import type { DocumentChecks } from './checks';
import { isOurs, isProse, ruleUri } from './documents';
import { misreadAs } from './misreading';
import { Problems } from './problems';
import { rangeOf } from './ranges';

/** Composition text passes through the document, so a pause must be longer than the one between two keys. */
const DELAY = 300;

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** The Problems of the open documents, and checking on request. */
export interface Diagnostics extends vscode.Disposable {
  /** Checks a document as it stands, whatever its language and settings. */
  publish(document: vscode.TextDocument): Promise<readonly Finding[]>;
  /** Fires after a document's Problems were set. */
  readonly onDidPublish: vscode.Event<vscode.TextDocument>;
}

export function registerDiagnostics(checks: DocumentChecks): Diagnostics {
  const collection = vscode.languages.createDiagnosticCollection('tuiqiao');
  const published = new vscode.EventEmitter<vscode.TextDocument>();
  const waiting = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
  /** Documents checked by command although they are not checked by themselves: an edit clears what it makes stale. */
  const requested = new Set<vscode.TextDocument>();

  /** What the documents show; a document is here as long as it may be in the collection. */
  const shown = new Map<vscode.TextDocument, Problems<vscode.Diagnostic>>();

  const publish = async (document: vscode.TextDocument): Promise<readonly Finding[]> => {
    cancel(document);
    const check = await checks.of(document);
    const findings = check.findings();
    if (document.isClosed) return findings;
    const problems = shown.get(document) ?? new Problems();
    shown.set(document, problems);
    const diagnostics = diagnosticsOf(document, findings, check, problems);
    // VS Code copies what it is given, and hands it to another process.
    if (diagnostics) collection.set(document.uri, diagnostics);
    if (!checksItself(document)) requested.add(document);
    published.fire(document);
    return findings;
  };
  const cancel = (document: vscode.TextDocument) => {
    clearTimeout(waiting.get(document));
    waiting.delete(document);
  };
  const schedule = (document: vscode.TextDocument, delay: number) => {
    cancel(document);
    waiting.set(
      document,
      setTimeout(() => {
        waiting.delete(document);
        if (!document.isClosed) inBackground(publish(document));
      }, delay),
    );
  };
  const clear = (document: vscode.TextDocument) => {
    shown.delete(document);
    collection.delete(document.uri);
  };
  const drop = (document: vscode.TextDocument) => {
    cancel(document);
    requested.delete(document);
    clear(document);
  };
  const refresh = (document: vscode.TextDocument) => {
    if (checksItself(document)) schedule(document, 0);
    else drop(document);
  };

  for (const document of vscode.workspace.textDocuments) refresh(document);
  const subscriptions = vscode.Disposable.from(
    collection,
    published,
    vscode.workspace.onDidOpenTextDocument(refresh),
    vscode.workspace.onDidCloseTextDocument(drop),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0) return;
      shown.get(document)?.edited(contentChanges);
      if (checksItself(document) && settings.run(document) === 'onType') schedule(document, DELAY);
      else if (requested.delete(document)) clear(document);
    }),
    vscode.workspace.onDidSaveTextDocument((document) => {
      if (checksItself(document)) inBackground(publish(document));
    }),
    checks.onDidReset((document) => {
      for (const each of document ? [document] : vscode.workspace.textDocuments) refresh(each);
    }),
  );
  return {
    publish,
    onDidPublish: published.event,
    dispose() {
      for (const document of [...waiting.keys()]) cancel(document);
      subscriptions.dispose();
    },
  };
}

function checksItself(document: vscode.TextDocument): boolean {
  return isProse(document) && settings.run(document) !== 'never';
}

/** The Problems of the document; undefined where they are exactly those that it has. */
function diagnosticsOf(
  document: vscode.TextDocument,
  findings: readonly Finding[],
  check: DocumentCheck,
  problems: Problems<vscode.Diagnostic>,
): readonly vscode.Diagnostic[] | undefined {
  const marks = groupedMarks(findings, check);
  const first = marks > 0 ? findings.find(({ kind }) => kind === MARK) : undefined;
  /** An object of its own, since it is shown for all of them. */
  const all = first && snapshotOf(first);
  const shown = all
    ? findings.flatMap((finding) => (finding === first ? all : finding.kind === MARK ? [] : finding))
    : findings;
  return problems.update(shown, document.lineCount, {
    make(finding) {
      const text =
        finding === all
          ? localise('Most marks of this document are half-width ({n}); they can be changed in one step.', { n: marks })
          : message(asOpened(document, finding), localise);
      const diagnostic = new vscode.Diagnostic(rangeOf(document, finding), text, SEVERITIES[finding.severity]);
      diagnostic.source = 'tuiqiao';
      diagnostic.code = { value: finding.kind, target: ruleUri(finding.kind) };
      return diagnostic;
    },
    move(diagnostic, lines) {
      const { start, end } = diagnostic.range;
      diagnostic.range = new vscode.Range(start.translate(lines), end.translate(lines));
    },
  });
}

const MARK = 'halfwidth-punctuation' satisfies Kind;

/** A garble of the whole document that is so stored in the file is one to mend; only VS Code's own misreading is to be reopened. */
function asOpened(document: vscode.TextDocument, finding: Finding): Finding {
  if (finding.kind !== 'mojibake' || !finding.wholeDocument || misreadAs(document, finding)) return finding;
  const { wholeDocument: _, ...stored } = snapshotOf(finding);
  return stored;
}

const FEW = 20;

/** How many half-width marks there are, where they are so many that the document is simply written with them: one Problem for all. */
function groupedMarks(findings: readonly Finding[], check: DocumentCheck): number {
  let marks = 0;
  for (const { kind } of findings) if (kind === MARK) marks++;
  return marks >= FEW && marks > check.fullWidthMarks ? marks : 0;
}

/** Whether the document is one whose Problems we may set. */
export function canCheck(document: vscode.TextDocument | undefined): document is vscode.TextDocument {
  return document !== undefined && isOurs(document);
}
