import * as vscode from 'vscode';
import { registerCheckCommand } from './vscode/checkCommand';
import { DocumentChecks } from './vscode/checks';
import { registerCodeActions } from './vscode/codeActions';
import { registerCompletion } from './vscode/completion';
import { registerDiagnostics } from './vscode/diagnostics';
import { registerFixCommand } from './vscode/fixCommand';
import { registerHover } from './vscode/hover';
import { registerLanguageStatus } from './vscode/languageStatus';
import { Library } from './vscode/library';
import { registerPasteClean } from './vscode/pasteClean';

/** Who gets what. Nothing heavy is loaded here: the book and the tables load when first asked for. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Tuiqiao', { log: true });
  const library = new Library(log);
  const checks = new DocumentChecks(context.workspaceState);
  const diagnostics = registerDiagnostics(checks, context.extensionUri);
  context.subscriptions.push(
    log,
    library,
    checks,
    diagnostics,
    registerCodeActions(checks),
    registerCheckCommand(diagnostics),
    registerFixCommand(checks, diagnostics),
    registerLanguageStatus(checks, diagnostics),
    registerPasteClean(checks),
    registerCompletion(library, checks),
    registerHover(library),
  );
}
