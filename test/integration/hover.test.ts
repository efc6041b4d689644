import assert from 'node:assert/strict';
import * as vscode from 'vscode';
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

  test('is silent beside the phrase', async () => {
    assert.deepEqual(await hover(`全厂‸职工团结、务实、进取、创新，争取更大成绩。`), []);
  });
});
