import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activate, show } from './documents';

const simplified = '团结、务实、进取、创新';
const traditional = '團結、務實、進取、創新';

/** What VS Code gets from our provider at the caret. Ours are the only items of kind Value. */
async function complete(content: string, language?: string): Promise<vscode.CompletionItem[]> {
  const { document, caret } = await show(content, language);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    caret,
    undefined,
    100, // resolved, for the documentation
  );
  return list.items.filter(({ kind }) => kind === vscode.CompletionItemKind.Value);
}

const labelOf = ({ label }: vscode.CompletionItem) => (typeof label === 'string' ? label : label.label);

async function assertOffers(content: string, phrase: string, language?: string): Promise<vscode.CompletionItem> {
  const items = await complete(content, language);
  const item = items.find((each) => labelOf(each) === phrase);
  assert.ok(item, `${phrase} among ${items.map(labelOf).join(' ')}`);
  return item;
}

suite('completion', () => {
  suiteSetup(activate);

  for (const language of ['markdown', 'plaintext']) {
    test(`offers the phrase in the middle of a sentence (${language})`, async () => {
      await assertOffers('全厂职工要发扬光荣传统，团结‸争取更大成绩。', simplified, language);
    });
  }

  test('replaces what was typed of the phrase and nothing else', async () => {
    const item = await assertOffers('全厂职工要发扬光荣传统，团结‸争取更大成绩。', simplified);
    const range = item.range instanceof vscode.Range ? item.range : item.range?.replacing;
    assert.deepEqual(range, new vscode.Range(0, 12, 0, 14));
    assert.equal(item.insertText ?? labelOf(item), simplified);
  });

  test('still matches as typing goes on: the filter text is the whole phrase', async () => {
    const item = await assertOffers('全厂职工要发扬光荣传统，团结‸', simplified);
    assert.equal(item.filterText ?? labelOf(item), simplified); // VS Code drops one that equals the label
    assert.equal(item.commitCharacters, undefined);
  });

  test('explains the phrase when it is resolved', async () => {
    const { documentation } = await assertOffers('全厂职工要发扬光荣传统，团结‸', simplified);
    const text = documentation instanceof vscode.MarkdownString ? documentation.value : documentation;
    assert.ok(text, 'there is a documentation');
  });

  test('offers the Traditional form in a Traditional document', async () => {
    await assertOffers('全廠職工要發揚光榮傳統，團結‸爭取更大成績。', traditional);
  });

  test('offers nothing in a document that is not Chinese', async () => {
    assert.deepEqual(await complete('The staff should carry on the tradition, tuan‸'), []);
  });

  test('offers nothing for a single Han', async () => {
    assert.deepEqual(await complete('全厂职工要发扬光荣传统，团‸争取更大成绩。'), []);
  });
});
