import * as vscode from 'vscode';
import { registerAddPhrase } from './vscode/addPhrase';
import { registerCheckCommand } from './vscode/checkCommand';
import { DocumentChecks } from './vscode/checks';
import { registerCodeActions } from './vscode/codeActions';
import { registerCompletion } from './vscode/completion';
import { registerDefinition } from './vscode/definition';
import { registerDiagnostics } from './vscode/diagnostics';
import { DocumentStyles } from './vscode/documentStyles';
import { registerExchange } from './vscode/exchange';
import { registerExplainKind } from './vscode/explainKind';
import { registerFixCommand } from './vscode/fixCommand';
import { registerFixPreview } from './vscode/fixPreview';
import { Frecency } from './vscode/frecency';
import { registerHover } from './vscode/hover';
import { registerIgnoreKind } from './vscode/ignoreKind';
import { registerInlineCompletion } from './vscode/inlineCompletion';
import { registerLanguageStatus } from './vscode/languageStatus';
import { registerLearn } from './vscode/learn';
import { Library } from './vscode/library';
import { registerOpenAsText } from './vscode/openAsText';
import { registerOpenSource } from './vscode/openSource';
import { registerPasteClean } from './vscode/pasteClean';
import { registerReopen } from './vscode/reopen';
import { SourceIndex } from './vscode/sourceIndex';

/** Who gets what. Nothing heavy is loaded here: the book and the tables load when first asked for. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Tuiqiao', { log: true });
  const index = new SourceIndex(context.storageUri, log);
  const library = new Library(log, index);
  const checks = new DocumentChecks(context.workspaceState);
  const styles = new DocumentStyles(library);
  const sight = { checks, styles, frecency: new Frecency(context.workspaceState) };
  const diagnostics = registerDiagnostics(checks);
  context.subscriptions.push(
    log,
    index,
    library,
    checks,
    styles,
    diagnostics,
    registerCodeActions(checks),
    registerCheckCommand(diagnostics),
    registerFixCommand(checks, diagnostics),
    registerFixPreview(checks, diagnostics),
    registerReopen(checks),
    registerIgnoreKind(checks),
    registerExplainKind(context.extensionUri),
    registerLanguageStatus(checks, diagnostics),
    registerPasteClean(checks),
    registerCompletion(library, sight),
    registerInlineCompletion(library, sight),
    registerHover(library, checks),
    registerOpenSource(),
    registerDefinition(library),
    registerLearn(library, log),
    registerAddPhrase(log),
    registerExchange(library, log),
    registerOpenAsText(),
  );
}
