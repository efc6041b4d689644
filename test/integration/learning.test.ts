import assert from 'node:assert/strict';
import { strToU8, zipSync } from 'fflate';
import * as vscode from 'vscode';
import { encode } from '../../src/text/codec';
import { eventually } from '../host/eventually';
import {
  acceptUntil,
  activate,
  configure,
  fileText,
  show,
  untilDiagnostics,
  untilText,
  workspaceFile,
} from './documents';

const list = '勤学、善思、敢闯、实干';
const speech = `在全厂职工大会上的讲话\n\n各位同志：\n\n今年要办好三件事。全厂上下要大力弘扬“${list}”的精神，做到“${list}”，争取更大成绩。\n`;

/** A Word document of these paragraphs. */
function docx(...paragraphs: string[]): Uint8Array {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`).join('');
  const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  return zipSync({
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    '_rels/.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(`<w:document xmlns:w="${main}"><w:body>${body}</w:body></w:document>`),
  });
}

const book = () =>
  vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri as vscode.Uri, 'phrases.phrasebook.json');

interface BookFile {
  phrases: { text: string; explanation: string; pinyin?: string; sources: { title: string; uri?: string }[] }[];
}

async function untilBookHolds(text: string): Promise<BookFile['phrases'][number]> {
  return acceptUntil(`the book holds ${text}`, async () => {
    const content = await fileText(book());
    return content ? (JSON.parse(content) as BookFile).phrases.find((phrase) => phrase.text === text) : undefined;
  });
}

/** What F12 leads to from the middle of a text. */
async function definitions(content: string): Promise<vscode.LocationLink[]> {
  const { document, caret } = await show(content);
  return eventually('there is a definition', async () => {
    const links = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      caret,
    );
    return links.length > 0 && links;
  });
}

suite('learning', () => {
  suiteSetup(activate);
  suiteTeardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const key of ['phrasebooks', 'sources']) await configure(key, undefined);
  });

  test('from a document: reviewed, kept in a book, used at once', async () => {
    const uri = await workspaceFile('讲话/讲话.txt', speech);
    const running = vscode.commands.executeCommand('tuiqiao.learn', uri);
    const phrase = await untilBookHolds(list);
    await running;
    assert.equal(phrase.pinyin, 'qin xue shan si gan chuang shi gan');
    assert.equal(phrase.sources[0]?.uri, '讲话/讲话.txt');
    await eventually('the book is in use', async () => {
      const books = vscode.workspace.getConfiguration('tuiqiao').get('phrasebooks');
      return JSON.stringify(books) === '["phrases.phrasebook.json"]';
    });
  });

  test('and leads back to where it was said', async () => {
    const [link] = await definitions(`我们要勤学、‸善思、敢闯、实干。\n`);
    assert.ok(link);
    const source = await vscode.workspace.openTextDocument(link.targetUri);
    assert.ok(link.targetUri.path.endsWith('讲话/讲话.txt'));
    assert.ok(source.getText(link.targetRange).includes(list));
  });

  test('also where the source was edited since, saved or not', async () => {
    const uri = await workspaceFile('讲话/讲话.txt', `${'编者按：以下是讲话全文。\n'.repeat(40)}${speech}`);
    const place = async () => {
      const [link] = await definitions(`我们要勤学、‸善思、敢闯、实干。\n`);
      assert.ok(link);
      const document = await vscode.workspace.openTextDocument(link.targetUri);
      return { document, said: document.getText(link.targetRange), line: link.targetRange.start.line };
    };
    await eventually('the document is as it is on the disk', async () =>
      (await vscode.workspace.openTextDocument(uri)).getText().startsWith('编者按'),
    );
    const saved = await place();
    assert.equal(saved.said, list);
    assert.ok(saved.line > 40);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), '卷首语。\n'.repeat(30));
    await vscode.workspace.applyEdit(edit);
    const edited = await place();
    assert.ok(edited.document.isDirty);
    assert.equal(edited.said, list);
    assert.equal(edited.line, saved.line + 30);
    await edited.document.save();
  });

  test('a selection is added with its place, without its full stop', async () => {
    const uri = await workspaceFile('选择.md', '# 车间简报\n\n我们要心往一处想、劲往一处使。\n');
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(2, 3, 2, 15);
    const running = vscode.commands.executeCommand('tuiqiao.addPhrase');
    const phrase = await untilBookHolds('心往一处想、劲往一处使');
    await running;
    assert.deepEqual(phrase.sources, [{ title: '车间简报', uri: '选择.md', start: 11, end: 22 }]);
  });

  test('a list in GB 18030, as spreadsheets write it, is imported; damage is refused', async () => {
    const csv = '短语,释义\r\n事事有人管,指分工明确。\r\n"上下&ldquo;同心&rdquo;",\r\n';
    const uri = await workspaceFile('清单.csv', encode(csv, 'gb18030') ?? '');
    const running = vscode.commands.executeCommand('tuiqiao.importPhrases', uri);
    const phrase = await untilBookHolds('事事有人管');
    await running;
    assert.equal(phrase.explanation, '指分工明确。');
    assert.ok((await fileText(book()))?.includes('"text": "上下“同心”"'));
  });

  test('a book with an entry that cannot be read is not overwritten', async () => {
    const before = await fileText(book());
    const broken = before?.replace('"kind": "parallel-list"', '"kind": "unknown"') ?? '';
    assert.notEqual(broken, before);
    await workspaceFile('phrases.phrasebook.json', broken);
    try {
      const csv = await workspaceFile('更多.csv', '短语,释义\n件件有着落,指落实。\n');
      const running = vscode.commands.executeCommand('tuiqiao.importPhrases', csv);
      await acceptUntil('the import ends', async () => {
        const ended = await Promise.race([
          Promise.resolve(running).then(() => true),
          new Promise((go) => setTimeout(go, 200)),
        ]);
        return ended === true;
      });
      assert.equal(await fileText(book()), broken);
    } finally {
      await workspaceFile('phrases.phrasebook.json', before ?? '');
    }
  });

  test('a Word document is read: as text, and as a source in the background', async () => {
    const file = await workspaceFile(
      '来源/报告.docx',
      docx('年度报告', '各车间要做到“严把关、重落实、保安全、促生产”，坚持“严把关、重落实、保安全、促生产”。'),
    );
    await vscode.commands.executeCommand('tuiqiao.openAsText', file);
    const shown = vscode.window.activeTextEditor?.document;
    assert.match(shown?.getText() ?? '', /年度报告\r?\n+各车间要做到/);

    // A phrase added from the text is from the Word document, not from the view of it.
    const at = shown?.getText().indexOf('保安全、促生产') ?? -1;
    const editor = vscode.window.activeTextEditor as vscode.TextEditor;
    editor.selection = new vscode.Selection(
      editor.document.positionAt(at),
      editor.document.positionAt(at + '保安全、促生产'.length),
    );
    const running = vscode.commands.executeCommand('tuiqiao.addPhrase');
    const phrase = await untilBookHolds('保安全、促生产');
    await running;
    assert.deepEqual(phrase.sources, [{ title: '年度报告', uri: '来源/报告.docx', start: at, end: at + 7 }]);

    await configure('sources', ['来源']);
    const [link] = await definitions('今年仍要严把关、‸重落实、保安全、促生产。\n');
    assert.ok(link);
    assert.match(link.targetUri.toString(), /docx/);
    const source = await vscode.workspace.openTextDocument(link.targetUri);
    assert.equal(source.getText(link.targetRange).replace(/[“”]/g, ''), '严把关、重落实、保安全、促生产');
  });
});

suite('learning from a view', () => {
  suiteSetup(activate);
  suiteTeardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace
      .getConfiguration('tuiqiao')
      .update('phrasebooks', undefined, vscode.ConfigurationTarget.Workspace);
  });

  test('“this document” is the Word document that a view shows as text', async () => {
    const said = '定目标、压担子、晒成绩、论奖惩';
    const file = await workspaceFile('视图/总结.docx', docx('年终总结', `各科室要做到“${said}”，坚持“${said}”。`));
    await vscode.commands.executeCommand('tuiqiao.openAsText', file);
    const shown = vscode.window.activeTextEditor?.document;
    assert.equal(shown?.uri.scheme, 'tuiqiao-text');
    const running = vscode.commands.executeCommand('tuiqiao.learn');
    const phrase = await untilBookHolds(said);
    await running;
    assert.equal(phrase.sources[0]?.uri, '视图/总结.docx');
    const [source] = phrase.sources as { start?: number; end?: number }[];
    assert.equal(shown?.getText().slice(source?.start, source?.end), said);
  });
});

suite('documents that cannot be written', () => {
  suiteSetup(activate);

  test('are checked, and the fix changes nothing', async () => {
    const text = '全(quán)厂(chǎng)职(zhí)工(gōng)发扬光荣传统。';
    const file = await workspaceFile('只读.docx', docx(text));
    await vscode.commands.executeCommand('tuiqiao.openAsText', file);
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    await untilDiagnostics(document, (all) => all.length > 0);
    const before = document.getText();
    await vscode.commands.executeCommand('tuiqiao.fix');
    await untilText(document, before);
  });
});
