// Lets a test see the documents, carets and diagnostics of a window from outside, as JSON over a local port.
// It looks and never touches: what a test does, it does with the keyboard and the mouse.
const { createServer } = require('node:http');
const { rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const vscode = require('vscode');

const severities = ['error', 'warning', 'information', 'hint'];

function position({ line, character }) {
  return { line, character };
}

function state(extension) {
  const editor = vscode.window.activeTextEditor;
  return {
    active: vscode.extensions.getExtension(extension)?.isActive === true,
    language: vscode.env.language,
    version: vscode.version,
    editor: editor && {
      uri: editor.document.uri.toString(),
      languageId: editor.document.languageId,
      version: editor.document.version,
      dirty: editor.document.isDirty,
      text: editor.document.getText(),
      caret: position(editor.selection.active),
      anchor: position(editor.selection.anchor),
      diagnostics: vscode.languages.getDiagnostics(editor.document.uri).map((each) => ({
        source: each.source,
        code: typeof each.code === 'object' ? each.code.value : each.code,
        severity: severities[each.severity],
        message: each.message,
        start: editor.document.offsetAt(each.range.start),
        end: editor.document.offsetAt(each.range.end),
      })),
    },
  };
}

exports.activate = (context) => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  if (!folder) return;
  // Beside the folder, not in it: the window must not see it.
  const file = join(folder, '..', 'probe.json');
  const server = createServer((request, response) => {
    const extension = new URL(request.url, 'http://localhost').searchParams.get('extension');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(state(extension)));
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
