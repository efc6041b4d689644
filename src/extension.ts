import { type ExtensionContext, window } from 'vscode';
import * as adapters from './vscode';

let index: adapters.SourceIndex | undefined;

/** Who gets what. Nothing heavy is loaded here: the engine, the book and the tables load when first asked for. */
export function activate({ extensionUri, storageUri, subscriptions, workspaceState }: ExtensionContext): void {
  const log = window.createOutputChannel('Tuiqiao', { log: true });
  adapters.locateEngine(extensionUri);
  index = new adapters.SourceIndex(storageUri, log);
  const library = new adapters.Library(log, index, () => adapters.readBuiltin(extensionUri));
  const checks = new adapters.DocumentChecks(workspaceState);
  const styles = new adapters.DocumentStyles(library);
  const sight = { checks, styles, frecency: new adapters.Frecency(workspaceState) };
  const diagnostics = adapters.registerDiagnostics(checks);
  subscriptions.push(log, index, library, checks, styles, diagnostics);

  // Check
  subscriptions.push(adapters.registerCodeActions(checks), adapters.registerCheckCommand(diagnostics));
  subscriptions.push(
    adapters.registerFixCommand(checks, diagnostics),
    adapters.registerFixPreview(checks, diagnostics),
  );
  subscriptions.push(adapters.registerReopen(checks), adapters.registerIgnoreKind(checks));
  subscriptions.push(adapters.registerExplainKind(extensionUri), adapters.registerLanguageStatus(checks, diagnostics));
  subscriptions.push(adapters.registerPasteClean(checks), adapters.registerOpenAsText());

  // Learn
  subscriptions.push(adapters.registerLearn(library, log), adapters.registerAddPhrase(log));
  subscriptions.push(adapters.registerExchange(library, log), adapters.registerClearIndex(index));

  // Write
  subscriptions.push(adapters.registerCompletion(library, sight), adapters.registerInlineCompletion(library, sight));
  subscriptions.push(adapters.registerHover(library, checks), adapters.registerDefinition(library));
  subscriptions.push(adapters.registerOpenSource());
}

/** VS Code waits for it a while: what was read of the source folders is written down. */
export const deactivate = () => index?.close();
