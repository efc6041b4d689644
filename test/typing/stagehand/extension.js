// Sets the scene between two cases of the typing matrix, so that hundreds of them can share a window: the document, its text
// and the caret, settings, and a word pattern such as other extensions bring. What is tested is done with keys.
const { createServer } = require('node:http');
const { rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const vscode = require('vscode');

/** That of vscode-markdown-notes: no Han is part of a word (kortina/vscode-markdown-notes#97). */
const FOREIGN_WORDS = /([#./\\\w_]+)/;

/** @type {vscode.Disposable[]} */
let foreign = [];

async function set({ file, text, caret, foreignWords, settings }) {
  for (const command of ['hideSuggestWidget', 'leaveSnippet']) await vscode.commands.executeCommand(command);
  for (const each of foreign.splice(0)) each.dispose();
  if (foreignWords) {
    foreign = ['markdown', 'plaintext'].map((language) =>
      vscode.languages.setLanguageConfiguration(language, { wordPattern: FOREIGN_WORDS }),
    );
  }
  const configuration = vscode.workspace.getConfiguration();
  for (const [key, value] of Object.entries(settings)) {
    const now = configuration.inspect(key)?.workspaceValue;
    if (JSON.stringify(now) !== JSON.stringify(value ?? undefined))
      await configuration.update(key, value ?? undefined, vscode.ConfigurationTarget.Workspace);
  }
  const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, file);
  const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  const { document } = editor;
  const whole = new vscode.Range(new vscode.Position(0, 0), document.positionAt(document.getText().length));
  if (document.getText() !== text && !(await editor.edit((builder) => builder.replace(whole, text))))
    throw new Error('the document could not be set');
  const position = document.positionAt(caret);
  editor.selection = new vscode.Selection(position, position);
  editor.revealRange(editor.selection);
  // Runs where the editor is, behind everything above.
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
}

exports.activate = (context) => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  if (!folder) return;
  const file = join(folder, '..', 'stagehand.json');
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      if (request.url.startsWith('/hold/')) {
        response.end();
        // Nothing of the extension host answers meanwhile, as on a machine that is busy.
        setTimeout(() => {
          for (const until = Date.now() + Number(request.url.slice(6)); Date.now() < until; );
        }, 20);
        return;
      }
      set(JSON.parse(Buffer.concat(chunks).toString())).then(
        () => response.end(),
        (error) => {
          response.statusCode = 500;
          response.end(String(error));
        },
      );
    });
  });
  server.listen(0, '127.0.0.1', () => writeFileSync(file, JSON.stringify({ port: server.address().port })));
  context.subscriptions.push({
    dispose() {
      rmSync(file, { force: true });
      server.close();
      server.closeAllConnections();
    },
  });
};
