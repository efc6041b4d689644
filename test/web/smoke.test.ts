import * as vscode from 'vscode';
import { eventually } from '../host/eventually';

// A web worker has no node:assert.
function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

suite('web worker host', () => {
  suiteSetup(async () => {
    const extension = vscode.extensions.getExtension('tuiqiao.tuiqiao');
    assert(extension, 'the extension is not there');
    await extension.activate();
  });

  test('it really is a web worker', () => {
    assert(vscode.env.uiKind === vscode.UIKind.Web, 'the window is not a web one');
    assert(
      typeof (globalThis as { process?: { versions?: { node?: string } } }).process?.versions?.node !== 'string',
      'this is Node',
    );
  });

  test('completes, explains and checks', async () => {
    const phrase = '团结、务实、进取、创新';
    const content = `全(quán)厂(chǎng)职(zhí)工(gōng)，团结\n\n${phrase}\n`;
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
    await vscode.window.showTextDocument(document);

    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.lineAt(0).range.end,
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert(labels.includes(phrase), `${phrase} is not among ${labels.join(' ')}`);

    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(2, 4),
    );
    assert(hovers.length === 1, `${hovers.length} hovers`);

    await eventually('the glosses are found', async () => {
      const found = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'tuiqiao');
      return found.length === 4;
    });
  });
});
