import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../host/eventually';
import { activate, configure, show, workspaceFile } from './documents';

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

/** Sets one of our settings while `test` runs. */
async function withSetting(key: string, value: unknown, test: () => Promise<void>): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('tuiqiao');
  await configuration.update(key, value, vscode.ConfigurationTarget.Global);
  try {
    await test();
  } finally {
    await configuration.update(key, undefined, vscode.ConfigurationTarget.Global);
  }
}

async function offersNothing(content: string, language?: string): Promise<void> {
  assert.deepEqual((await complete(content, language)).map(labelOf), []);
}

const labelOf = ({ label }: vscode.CompletionItem) => (typeof label === 'string' ? label : label.label);

async function assertOffers(
  content: string,
  phrase: string,
  language?: string,
  milliseconds = 5_000,
): Promise<vscode.CompletionItem> {
  // A provider that is registered anew (ours, when a setting changes; another extension's) makes VS Code answer with nothing for a moment.
  let items: vscode.CompletionItem[] = [];
  return eventually(
    `${phrase} is offered`,
    async () => {
      items = await complete(content, language);
      return items.find((each) => labelOf(each) === phrase);
    },
    { milliseconds, told: async () => items.map(labelOf) },
  );
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

  test('writes Traditional in the forms asked for', async () => {
    const offers = async (typed: string, phrase: string) => {
      const item = await assertOffers(`群眾盼著我們動手，${typed}‸`, phrase);
      assert.equal(item.filterText ?? labelOf(item), phrase);
    };
    await offers('說幹就', '說幹就幹、幹就幹好、幹就幹漂亮');
    await withSetting('completion.traditional', 'hk', () => offers('説幹就', '説幹就幹、幹就幹好、幹就幹漂亮'));
    await withSetting('completion.traditional', 'opencc', () => offers('務實爲', '務實爲要'));
  });

  test('takes the quotation marks of the document', async () => {
    await assertOffers('厂长说：“好。”同志们，要做‸', '要做“加油站”');
    await assertOffers('厂长说：「好。」同志们，要做‸', '要做「加油站」');
    await assertOffers('同志们，要做‸', '要做“加油站”');
    await assertOffers('各位同仁，大家齊心協力，要做‸', '要做「加油站」');
  });

  test('inserts a frame as a snippet', async () => {
    const item = await assertOffers('办公室要充分发挥‸', '充分发挥……作用');
    assert.ok(item.insertText instanceof vscode.SnippetString);
    assert.match(item.insertText.value, /^充分发挥\$\{1:.+\}作用$/);
  });

  test('puts what was picked first, and forgets it on request', async () => {
    const list = async () => (await complete('全厂职工要发扬光荣传统，团结‸')).map(labelOf);
    const before = await list();
    const last = before.at(-1);
    assert.ok(last !== undefined && before.length > 1);
    const item = await assertOffers('全厂职工要发扬光荣传统，团结‸', last);
    assert.ok(item.command);
    await vscode.commands.executeCommand(item.command.command, ...(item.command.arguments ?? []));
    assert.deepEqual(await list(), [last, ...before.slice(0, -1)]);
    await vscode.commands.executeCommand('tuiqiao.resetUsage');
    assert.deepEqual(await list(), before);
  });

  test('does not offer what stands right of the caret already', async () => {
    const items = await complete('全厂职工要发扬光荣传统，团结‸、务实、进取、创新。');
    assert.ok(!items.map(labelOf).includes(simplified));
    assert.ok(items.length > 0);
  });

  for (const [where, content] of Object.entries({
    'a code span': '全厂职工要用`，团结‸`。',
    'a code block': '# 讲话稿\n\n```\n全厂职工，团结‸\n```\n',
    'an indented code block': '# 讲话稿\n\n    全厂职工，团结‸\n',
    'a link': '详见[通知](通知，团结‸.md)。',
    'an address': '详见 <https://example.org/、团结‸>',
    'front matter': '---\ntitle: 讲话，团结‸\n---\n\n全厂职工。\n',
    'a Japanese text': '私たちは、みんなで力を合わせて、団結‸していきます。',
    'Japanese around': '私たちは、みんなで力を合わせていきます。\n\n团结‸\n\nどうぞよろしくお願いいたします。',
    'a Korean text': '우리는 모두 힘을 합쳐 團結‸',
    'an English text': 'The staff should carry on the tradition of the plant, “团结‸',
  }))
    test(`offers nothing in ${where}`, () => offersNothing(content));

  test('offers in quotations, lists, headings and link texts', async () => {
    for (const content of ['> 我们要，团结‸', '- 团结‸', '## 一、团结‸', '详见[要，团结‸](通知.md)。', '**团结‸**'])
      await assertOffers(content, simplified);
  });

  test('offers nothing in a document that is not Chinese', async () => {
    assert.deepEqual(await complete('The staff should carry on the tradition, tuan‸'), []);
  });

  test('offers nothing for a single Han', async () => {
    assert.deepEqual(await complete('全厂职工要发扬光荣传统，团‸争取更大成绩。'), []);
  });

  test('after a finished member come the others of the list, whichever mark was typed', async () => {
    await assertOffers('全厂职工要做到忠诚有魂、‸', '忠诚有魂、参谋有道、协调有方、服务有力、督办有效');
    await assertOffers('全厂职工要团结、务实、进‸', '团结、务实、进取、创新');
    await assertOffers('全厂职工要務實、進‸', '務實、進取、創新');
  });

  test('offers no more than thirty, and each once', async () => {
    const labels = (await complete('全厂职工要坚持‸')).map(labelOf);
    assert.ok(labels.length <= 30);
    assert.equal(new Set(labels).size, labels.length);
  });
});

suite('completion from documents learnt', () => {
  const set = (folders: string[] | undefined) => configure('sources', folders);

  suiteSetup(async () => {
    await activate();
    const lines = ['春耕时节，', '入夏以后，', '秋收在即，', '岁末年初，', '新的一年，'];
    const said = '各队要抓好仓储修缮、农具检修、渠道清淤三件实事。';
    // What one document says twice is not learnt; what several say is.
    for (const [year, line] of lines.entries()) await workspaceFile(`往年/${year}.txt`, `${line}${said}\n`);
    await set(['往年']);
  });
  suiteTeardown(() => set(undefined));

  for (const [where, typed, next] of [
    ['a phrase', '今年各队要抓好‸', '仓储修缮、农具检修'],
    ['a member', '今年各队要抓好仓储修缮、‸', '农具检修、渠道清淤'],
  ] as const)
    test(`what they usually go on with is offered after ${where}`, async () => {
      let items: vscode.CompletionItem[] = [];
      const item = await eventually(
        `${next} is offered`,
        async () => {
          items = await complete(typed);
          return items.find((each) => labelOf(each).startsWith(next));
        },
        { milliseconds: 18_000, told: async () => items.map(labelOf) }, // the index is built in the background
      );
      assert.equal(typeof item.label === 'object' && item.label.description, 'what follows');
      assert.ok(item.range instanceof vscode.Range && item.range.isEmpty, 'it goes in at the caret');
    });
});
