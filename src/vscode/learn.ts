import * as vscode from 'vscode';
import type { Phrase } from '../phrases';
import { keyOf } from '../phrases/matching/key';
import { documentsIn, readFile, unreadSentence } from './documents/reading';
import { openPlace, placeOf, storedUri } from './documents/sourcePlaces';
import { chooseBook, keep } from './library/bookStore';
import type { Library } from './library/library';
import { pause } from './workbench/breath';
import { engine } from './workbench/engine';
import { localise } from './workbench/localise';
import { kindName } from './workbench/phraseMarkdown';

/** What is picked beforehand in the review: what the writer would hardly leave out. */
const SURE = 0.7;

interface Reviewed extends vscode.QuickPickItem {
  readonly phrase: Phrase;
}

/** 从文档提炼短语: documents, progress, a list to review, and what is kept goes into a phrasebook. */
export function registerLearn(library: Library, log: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.commands.registerCommand('tuiqiao.learn', async (clicked?: unknown, selected?: unknown) => {
    // The explorer passes what was clicked, and all that is selected.
    const given = [...(Array.isArray(selected) ? selected : []), clicked].filter((uri) => uri instanceof vscode.Uri);
    const uris = given.length > 0 ? given : await chooseDocuments();
    if (!uris) return;
    const drawn = await draw(uris, log);
    if (!drawn) return;
    if (drawn.phrases.length === 0) {
      void vscode.window.showInformationMessage(
        localise('{n} documents read; no phrases found.', { n: drawn.documents }),
      );
      return;
    }
    const kept = await review(drawn.phrases, drawn.documents, library);
    if (!kept || kept.length === 0) return;
    const book = await chooseBook(localise('Which phrasebook shall they go into?'));
    if (book) await keep(book, kept, log);
  });
}

async function chooseDocuments(): Promise<readonly vscode.Uri[] | undefined> {
  const active = vscode.window.activeTextEditor?.document;
  const folders = vscode.workspace.workspaceFolders;
  const items: (vscode.QuickPickItem & { uris?: readonly vscode.Uri[] })[] = [];
  if (active && !active.isUntitled) {
    items.push({
      uris: [active.uri],
      label: `$(file) ${localise('This document')}`,
      description: vscode.workspace.asRelativePath(active.uri),
    });
  }
  if (folders)
    items.push({ uris: folders.map(({ uri }) => uri), label: `$(root-folder) ${localise('The whole workspace')}` });
  items.push({ label: `$(folder-opened) ${localise('Files or folders…')}` });
  const title = localise('Learn Phrases from Documents');
  const picked = await vscode.window.showQuickPick(items, { title });
  if (!picked || picked.uris) return picked?.uris;
  return vscode.window.showOpenDialog({ title, canSelectFiles: true, canSelectFolders: true, canSelectMany: true });
}

/** The phrases of all documents; undefined where the user cancels. What cannot be read is named in the log and counted. */
async function draw(
  uris: readonly vscode.Uri[],
  log: vscode.LogOutputChannel,
): Promise<{ phrases: Phrase[]; documents: number } | undefined> {
  const problems: string[] = [];
  const drawn = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: localise('Learning phrases'), cancellable: true },
    async (progress, token) => {
      const { combinePhrases, drawPhrases } = await engine();
      const { documents, unread } = await documentsIn(uris, token);
      problems.push(...unread.map(({ uri, error }) => unreadSentence(uri, error)));
      const perDocument: Phrase[][] = [];
      for (const [index, uri] of documents.entries()) {
        if (token.isCancellationRequested) return undefined;
        progress.report({ message: `${index + 1}/${documents.length}`, increment: 100 / documents.length });
        const file = await readFile(uri);
        if (typeof file === 'string') problems.push(file);
        else {
          perDocument.push(drawPhrases({ name: file.name, uri: storedUri(uri), text: file.text }));
          if (file.summary) log.info(localise('{path}: {summary}', { path: file.name, summary: file.summary }));
        }
        await pause();
      }
      return { phrases: combinePhrases(perDocument), documents: perDocument.length };
    },
  );
  if (drawn && problems.length > 0) tellProblems(problems, log);
  return drawn;
}

function tellProblems(problems: readonly string[], log: vscode.LogOutputChannel): void {
  for (const problem of problems) log.warn(problem);
  const details = localise('Show Details');
  const text =
    problems.length === 1 ? (problems[0] as string) : localise('{n} documents were not read.', { n: problems.length });
  void vscode.window.showWarningMessage(text, details).then((picked) => picked && log.show());
}

/** The list with its checkboxes; undefined where it is closed. Its button opens the source. */
async function review(
  phrases: readonly Phrase[],
  documents: number,
  library: Library,
): Promise<readonly Phrase[] | undefined> {
  const { list } = await library.book();
  const known = new Set<string>();
  for (let at = 0; at < list.length; at++) known.add(keyOf(list.head(at).text));
  const source: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('go-to-file'),
    tooltip: localise('Show Source'),
  };
  const items = phrases.map((phrase): Reviewed => {
    const [first] = phrase.sources;
    const isKnown = known.has(keyOf(phrase.text));
    return {
      phrase,
      label: phrase.text,
      description: [
        kindName(phrase.kind),
        `${Math.round((phrase.score ?? 0) * 100)} %`,
        ...(isKnown ? [localise('in the phrasebook already')] : []),
      ].join(' · '),
      detail: [
        first && [...new Set([first.title, first.section])].filter(Boolean).join(' · '),
        phrase.sources.length > 1 && localise('{n} places', { n: phrase.sources.length }),
      ]
        .filter(Boolean)
        .join(' · '),
      buttons: first && placeOf(first) ? [source] : [],
    };
  });
  const pick = vscode.window.createQuickPick<Reviewed>();
  pick.title = localise('{n} phrases in {m} documents: which shall be kept?', { n: phrases.length, m: documents });
  pick.placeholder = localise('Type to filter; Enter keeps what is ticked');
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.ignoreFocusOut = true;
  pick.items = items;
  pick.selectedItems = items.filter(({ phrase }) => (phrase.score ?? 0) >= SURE && !known.has(keyOf(phrase.text)));
  try {
    return await new Promise((resolve) => {
      pick.onDidTriggerItemButton(({ item }) => {
        const [first] = item.phrase.sources;
        if (first) void openPlace(first, { text: item.phrase.text, preserveFocus: true });
      });
      // What was looked at and kept is a phrase like any other, no longer a guess with a score.
      pick.onDidAccept(() => resolve(pick.selectedItems.map(({ phrase: { score: _, ...kept } }) => kept)));
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}
