import * as vscode from 'vscode';
import { locateEngine } from '../../src/vscode/workbench/engine';
import { eventually } from '../host/eventually';

/** Where the extension lies. */
export function extensionUri(): vscode.Uri {
  return ours().extensionUri;
}

function ours(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension('tuiqiao.tuiqiao');
  if (!extension) throw new Error('the extension is not there');
  return extension;
}

/** Activates the extension; providers answer from then on. Adapters in the bundle of the tests have the engine, too. */
export async function activate(): Promise<void> {
  await ours().activate();
  locateEngine(extensionUri());
}

/** Sets one of our settings for the workspace; `undefined` takes it back. */
export const configure = (key: string, value: unknown) =>
  vscode.workspace.getConfiguration('tuiqiao').update(key, value, vscode.ConfigurationTarget.Workspace);

/** Shows an untitled document; `‸` in its content is the caret and goes. */
export async function show(
  content: string,
  language = 'markdown',
): Promise<{ document: vscode.TextDocument; caret: vscode.Position }> {
  const at = content.indexOf('‸');
  const document = await vscode.workspace.openTextDocument({ language, content: content.replace('‸', '') });
  const editor = await vscode.window.showTextDocument(document);
  const caret = document.positionAt(Math.max(at, 0));
  editor.selection = new vscode.Selection(caret, caret);
  return { document, caret };
}

/** Waits until the diagnostics of a document that are ours are as wanted. */
export function untilDiagnostics(
  document: vscode.TextDocument,
  wanted: (diagnostics: vscode.Diagnostic[]) => boolean,
): Promise<vscode.Diagnostic[]> {
  const ours = () => vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'tuiqiao');
  return eventually('the diagnostics are as wanted', async () => wanted(ours()) && ours(), {
    milliseconds: 10_000,
    told: async () => ours().map((each) => [codeOf(each), document.getText(each.range), each.message]),
  });
}

/** The kind that a diagnostic names. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/**
 * The code actions for a place, of one kind. Asked for until there are some: VS Code answers with none when another
 * extension registers its provider meanwhile, as they do in the first seconds.
 */
export function codeActions(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind: vscode.CodeActionKind,
): Promise<vscode.CodeAction[]> {
  return eventually(`there are code actions of the kind ${kind.value}`, async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      kind.value,
      100,
    );
    const ours = actions.filter(({ edit }) => edit); // newer versions add an assistant's, which are commands
    return ours.length > 0 && ours;
  });
}

/** The quick fixes at a place as the light bulb lists them: ours, whether they edit or run a command. */
export async function quickFixes(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
  const all = await eventually('there are quick fixes', async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
      100,
    );
    const ours = actions.filter(({ edit, command }) => edit || command?.command.startsWith('tuiqiao.'));
    return ours.length > 0 && ours;
  });
  return all;
}

/** Writes a file into the workspace. */
export async function workspaceFile(name: string, content: string | Uint8Array): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('no folder is open');
  const uri = vscode.Uri.joinPath(folder.uri, name);
  await vscode.workspace.fs.writeFile(uri, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  return uri;
}

/** The text of a file, undefined where there is none. */
export async function fileText(uri: vscode.Uri): Promise<string | undefined> {
  return vscode.workspace.fs.readFile(uri).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => undefined,
  );
}

/** Accepts what quick inputs ask, one after the other, until `done` says that the work is done. */
export async function acceptUntil<T>(what: string, done: () => Promise<T | undefined | false>): Promise<T> {
  return eventually(
    what,
    async () => {
      const result = await done();
      if (!result) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return result;
    },
    { milliseconds: 20_000 },
  );
}

/** Does what choosing the action would do. */
export async function apply(action: vscode.CodeAction): Promise<void> {
  if (action.edit) await vscode.workspace.applyEdit(action.edit);
  if (action.command) {
    await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
  }
}

/** Waits until the document holds exactly this; whole texts are compared, not edits. */
export async function untilText(document: vscode.TextDocument, text: string): Promise<void> {
  await eventually(`the text is ${text}`, async () => document.getText() === text, {
    milliseconds: 10_000,
    told: async () => document.getText(),
  });
}
