import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../host/eventually';
import { activate, show } from './documents';

const phrase = '团结、务实、进取、创新';

async function hover(content: string): Promise<vscode.Hover[]> {
  const { document, caret } = await show(content);
  return vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, caret);
}

const textOf = ({ contents }: vscode.Hover) =>
  contents.map((each) => (typeof each === 'string' ? each : each.value)).join('\n');

suite('hover', () => {
  suiteSetup(activate);

  test('explains the phrase and covers exactly it', async () => {
    const [first, ...others] = await hover(`全厂职工团结、务‸实、进取、创新，争取更大成绩。`);
    assert.ok(first);
    assert.deepEqual(others, []);
    assert.ok(textOf(first).includes(phrase), textOf(first));
    assert.deepEqual(first.range, new vscode.Range(0, 4, 0, 4 + phrase.length));
  });

  test('speaks Traditional in a Traditional text', async () => {
    const [first] = await hover('全廠職工團結、務‸實、進取、創新，爭取更大成績。');
    assert.ok(first);
    // A source is called what it is called.
    const [text = ''] = textOf(first).split('**Source**');
    assert.ok(text.includes('團結、務實、進取、創新') && !/[们这个为说务]/.test(text), text);
  });

  test('is silent in code and links', async () => {
    assert.deepEqual(await hover('参见`团结、务‸实、进取、创新`。'), []);
    assert.deepEqual(await hover('参见[口号](团结、务‸实、进取、创新.md)。'), []);
  });

  test('what another book says of a phrase stands below, with where it is from', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const book = vscode.Uri.joinPath(folder, 'second.phrasebook.json');
    const entry = { text: phrase, kind: 'quoted-slogan', theme: '厂风', explanation: '本厂的四字厂风。', sources: [] };
    const json = JSON.stringify({ version: 1, phrases: [entry] });
    await vscode.workspace.fs.writeFile(book, new TextEncoder().encode(json));
    const configuration = vscode.workspace.getConfiguration('tuiqiao');
    await configuration.update('phrasebooks', [book.toString()], vscode.ConfigurationTarget.Workspace);
    try {
      const { document, caret } = await show('大家要团结、务‸实、进取、创新。');
      const text = await eventually('the book is read', async () => {
        const [first] = await vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          document.uri,
          caret,
        );
        return first && textOf(first).includes('本厂的四字厂风') && textOf(first);
      });
      const [own = '', builtin = ''] = text.split(/Another(?: |&nbsp;)explanation/);
      assert.match(own, /本厂的四字厂风。[\s\S]*second\.phrasebook\.json/);
      assert.match(builtin, /^\*\*　指办公室应有的四种精神[\s\S]*办公室精神/);
    } finally {
      await configuration.update('phrasebooks', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  test('a book is data: no Markdown, no command of its own; a source links to its passage', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const book = vscode.Uri.joinPath(folder, 'own.phrasebook.json');
    const source = vscode.Uri.joinPath(folder, 'source (1).md');
    await vscode.workspace.fs.writeFile(source, new TextEncoder().encode('厂长说：匠心如磐、守正如山。'));
    const entry = {
      text: '匠心如磐、守正如山',
      kind: 'parallel-list',
      theme: '[主题](command:workbench.action.quit)',
      explanation: '见[此](command:workbench.action.quit)，<b>粗</b>，![图](https://example.org/a.png)，$(book)',
      sources: [{ title: '讲话](command:workbench.action.quit)', uri: source.toString(), start: 4, end: 13 }],
    };
    const json = JSON.stringify({ version: 1, phrases: [entry] });
    await vscode.workspace.fs.writeFile(book, new TextEncoder().encode(json));
    const configuration = vscode.workspace.getConfiguration('tuiqiao');
    await configuration.update('phrasebooks', [book.toString()], vscode.ConfigurationTarget.Workspace);
    try {
      const [first] = await eventually('the book is read', async () => {
        const hovers = await hover('大家记住匠心如‸磐、守正如山。');
        return hovers.length > 0 && hovers;
      });
      const content = first?.contents[0];
      assert.ok(content instanceof vscode.MarkdownString);
      const links = [...content.value.matchAll(/(?<!\\)\]\((.*?)\)/g)].map(([, target]) => target as string);
      assert.equal(links.length, 1, content.value);
      const [, argument = ''] = /^command:_tuiqiao\.openSource\?(.*)$/.exec(links[0] ?? '') ?? [];
      assert.deepEqual(content.isTrusted, { enabledCommands: ['_tuiqiao.openSource'] });
      assert.ok(!content.supportHtml && !content.supportThemeIcons);

      await vscode.commands.executeCommand('_tuiqiao.openSource', ...JSON.parse(decodeURIComponent(argument)));
      const editor = vscode.window.activeTextEditor;
      assert.equal(editor?.document.uri.toString(), source.toString());
      assert.equal(editor.document.getText(editor.selection), '匠心如磐、守正如山');
    } finally {
      await configuration.update('phrasebooks', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  test('is silent beside the phrase', async () => {
    assert.deepEqual(await hover(`全厂‸职工团结、务实、进取、创新，争取更大成绩。`), []);
  });
});
