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

    // The built-in book is read after activation; completion is there when it has been.
    const labels = await eventually('there is a list', async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        document.lineAt(0).range.end,
      );
      return list.items.length > 0 && list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    });
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

  test('puts phrases into a book: schema, pinyin and renaming work in a worker', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert(folder, 'no folder is open');
    const list = vscode.Uri.joinPath(folder, 'list.csv');
    const book = vscode.Uri.joinPath(folder, 'phrases.phrasebook.json');
    await vscode.workspace.fs.writeFile(list, new TextEncoder().encode('短语,释义\n事事有人管,指分工明确。\n'));
    const running = vscode.commands.executeCommand('tuiqiao.importPhrases', list);
    const text = await eventually('the book is written', async () => {
      const bytes = await vscode.workspace.fs.readFile(book).then(
        (read) => read,
        () => undefined,
      );
      if (!bytes) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return bytes && new TextDecoder().decode(bytes);
    });
    await running;
    assert(text.includes('"pinyin": "shi shi you ren guan"'), text);
  });

  test('draws phrases from a folder in the background', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert(folder, 'no folder is open');
    const speech =
      '在职工大会上的讲话\n\n全厂上下要大力弘扬“勤学、善思、敢闯、实干”的精神，做到“勤学、善思、敢闯、实干”。\n';
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(folder, 'sources', 'a.txt'),
      new TextEncoder().encode(speech),
    );
    const settings = vscode.workspace.getConfiguration('tuiqiao');
    await settings.update('sources', ['sources'], vscode.ConfigurationTarget.Workspace);
    const content = '我们要勤学、善思、敢闯、实干。\n';
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
    await vscode.window.showTextDocument(document);
    const [link] = await eventually('the phrase leads to its source', async () => {
      const links = await vscode.commands.executeCommand<vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        new vscode.Position(0, 5),
      );
      return links.length > 0 && links;
    });
    assert(link?.targetUri.path.endsWith('/sources/a.txt'), String(link?.targetUri));
  });
});
