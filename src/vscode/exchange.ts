import * as vscode from 'vscode';
import { problemMessage } from '../messages';
import type { Format, Phrase } from '../phrases';
import { nameOf } from './documents/reading';
import { chooseBook, keep, writeAtomically } from './library/bookStore';
import type { Library } from './library/library';
import { engine } from './workbench/engine';
import { localise } from './workbench/localise';
import { settings } from './workbench/settings';

const EXTENSIONS: Readonly<Record<Format, string>> = { book: 'json', csv: 'csv', lines: 'txt', rime: 'txt' };
const NAMES: Readonly<Record<Format, string>> = {
  book: 'phrases.phrasebook',
  csv: 'phrases',
  lines: 'phrases',
  rime: 'custom_phrase',
};

/** 导入短语, 导出短语: phrasebook files, tables, plain lines, and Rime's custom_phrase. */
export function registerExchange(library: Library, log: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('tuiqiao.importPhrases', (clicked?: unknown) => importFile(clicked, log)),
    vscode.commands.registerCommand('tuiqiao.exportPhrases', () => exportBook(library)),
  );
}

async function importFile(clicked: unknown, log: vscode.LogOutputChannel): Promise<void> {
  const title = localise('Import Phrases');
  const uri =
    clicked instanceof vscode.Uri
      ? clicked
      : (
          await vscode.window.showOpenDialog({
            title,
            filters: { [localise('Lists of phrases')]: ['csv', 'tsv', 'txt', 'json'], '*': ['*'] },
          })
        )?.[0];
  if (!uri) return;
  const file = nameOf(uri);
  const { decodeText } = await engine();
  const read = decodeText(await vscode.workspace.fs.readFile(uri));
  if (!read) {
    void vscode.window.showErrorMessage(localise('{path}: is a binary file, not a text; skipped', { path: file }));
    return;
  }
  const { phrases, problems } = await phrasesIn(file, read.text);
  for (const problem of problems) log.warn(problem);
  if (phrases.length === 0) {
    void vscode.window.showWarningMessage(problems[0] ?? localise('{file} holds no phrases.', { file }));
    return;
  }
  if (problems.length > 0) {
    void vscode.window.showWarningMessage(
      problems.length === 1
        ? (problems[0] as string)
        : localise('{problem} – and {n} more', { problem: problems[0] as string, n: problems.length - 1 }),
    );
  }
  const book = await chooseBook(localise('Which phrasebook shall they go into?'));
  if (book) await keep(book, phrases, log);
}

/** What a list holds, in whichever format it is. */
async function phrasesIn(file: string, text: string): Promise<{ phrases: readonly Phrase[]; problems: string[] }> {
  const { importPhrases, readBookFile } = await engine();
  const extension = file.slice(file.lastIndexOf('.') + 1).toLowerCase();
  if (extension === 'json') {
    const { phrases, problems } = await readBookFile(text);
    return { phrases, problems: problems.map((problem) => problemMessage(file, problem, localise)) };
  }
  const format = ['csv', 'tsv'].includes(extension) ? 'csv' : isRime(text) ? 'rime' : 'lines';
  const { phrases, left } = importPhrases(text, format);
  return { phrases, problems: left > 0 ? [localise('{file}: {n} lines hold no phrase', { file, n: left })] : [] };
}

/** Rime says so in its head, or has letters for the second column. */
function isRime(text: string): boolean {
  const head = text.slice(0, 4000);
  return /^#@\/db_/m.test(head) || /^[^\t#\n]+\t[a-z; ]+(?:\t\d+)?\r?$/m.test(head);
}

async function exportBook(library: Library): Promise<void> {
  const title = localise('Export Phrases');
  const phrases = await choosePhrases(title, library);
  if (!phrases) return;
  if (phrases.length === 0) {
    void vscode.window.showInformationMessage(localise('There are no phrases of your own yet.'));
    return;
  }
  const { exportPhrases, FORMATS } = await engine();
  const format = (
    await vscode.window.showQuickPick(
      FORMATS.map((each) => ({ format: each, label: formatName(each) })),
      { title },
    )
  )?.format;
  if (!format) return;
  const sources = await askSources(phrases, format, title);
  if (sources === undefined) return;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `${NAMES[format]}.${EXTENSIONS[format]}`;
  const uri = await vscode.window.showSaveDialog({
    title,
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
    filters: { [formatName(format)]: [EXTENSIONS[format]] },
  });
  if (!uri) return;
  const { text, left } = exportPhrases(phrases, format, { sources });
  await writeAtomically(uri, new TextEncoder().encode(text));
  const values = { file: vscode.workspace.asRelativePath(uri), n: phrases.length - left, m: left };
  void vscode.window.showInformationMessage(
    left > 0
      ? localise('{file}: {n} phrases exported; {m} have no pinyin and were left out.', values)
      : localise('{file}: {n} phrases exported.', values),
  );
}

/** One's own phrases, or all in use. */
async function choosePhrases(title: string, library: Library): Promise<readonly Phrase[] | undefined> {
  const items = [
    ...settings.phrasebooks().map((uri) => ({
      label: `$(book) ${vscode.workspace.asRelativePath(uri)}`,
      phrases: () => library.phrasesOf(uri),
    })),
    {
      label: `$(library) ${localise('All phrases in use, the built-in ones too')}`,
      phrases: async () => (await library.book()).phrases,
    },
  ];
  const picked = await vscode.window.showQuickPick(items, { title });
  return picked?.phrases();
}

/** Titles of internal documents are nobody else's business unless the writer says so. */
async function askSources(phrases: readonly Phrase[], format: Format, title: string): Promise<boolean | undefined> {
  if (format === 'lines' || format === 'rime' || phrases.every(({ sources }) => sources.length === 0)) return false;
  const picked = await vscode.window.showQuickPick(
    [
      { label: localise('Without the titles of documents'), sources: false },
      { label: localise('With the titles of documents'), sources: true },
    ],
    { title, placeHolder: localise('Where the documents lie is never exported') },
  );
  return picked?.sources;
}

function formatName(format: Format): string {
  switch (format) {
    case 'book':
      return localise('Phrasebook file (JSON)');
    case 'csv':
      return localise('Table (CSV)');
    case 'lines':
      return localise('Lines: phrase, tab, explanation');
    case 'rime':
      return localise('Rime custom_phrase');
  }
}
