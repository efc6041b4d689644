import * as vscode from 'vscode';
import type { Completion } from '../phrases';
import { type Script, scriptOf } from '../text/script';
import type { DocumentChecks } from './checks';
import { isOurs, PROSE_LANGUAGES, PROSE_SELECTOR } from './documents';
import type { Library } from './library';
import { phraseMarkdown } from './phraseMarkdown';
import { settings } from './settings';

/** No match looks back further, and a line may be 10 MB long. */
const REACH = 64;
const REQUEST_LIFETIME = 1000;
/** Beside the Han: without them nothing pops up in the middle of a Han run, where VS Code sees one word. */
const OTHER_TRIGGERS = ['、', '，', ...'abcdefghijklmnopqrstuvwxyz'];

class PhraseItem extends vscode.CompletionItem {
  constructor(
    readonly completion: Completion,
    readonly script: Script,
    label: vscode.CompletionItemLabel,
  ) {
    super(label, vscode.CompletionItemKind.Value);
  }
}

/**
 * Completes phrases while one types. What VS Code dictates is in docs/measurements.md: the range is what was typed of the phrase
 * and never the word (a Han run is one word), `filterText` begins with what was typed and goes on as typing goes on,
 * no commit characters (they corrupt text that an input method delivers).
 */
export function registerCompletion(library: Library, checks: DocumentChecks): vscode.Disposable {
  // A request and a keystroke reach a provider with the same trigger kind, so our own command says beforehand that it is one.
  let requested = false;
  const provider: vscode.CompletionItemProvider<PhraseItem> = {
    async provideCompletionItems(document, position) {
      const invoked = requested;
      requested = false;
      if (!isOurs(document) || (!invoked && isSilenced(document))) return undefined;
      const book = await library.book();
      const line = document.lineAt(position.line).text;
      const before = line.slice(Math.max(0, position.character - REACH), position.character);
      const script = scriptAt(document, checks, before);
      const completions = book.complete(before, {
        trigger: invoked ? 'invoked' : 'automatic',
        script,
        pinyin: settings.pinyin(document),
        political: settings.political(document),
        quotes: line.includes('「') ? 'corner' : 'curly',
      });
      if (completions.length === 0) return undefined;
      // Incomplete, so that each further character asks again: what fits changes with every one.
      return new vscode.CompletionList(
        completions.map((completion, rank) => itemFor(completion, script, position, rank)),
        true,
      );
    },
    resolveCompletionItem(item) {
      item.documentation = phraseMarkdown(item.completion.phrase, item.script);
      return item;
    },
  };

  // VS Code wants the trigger characters when a provider is registered, so a changed book registers it anew.
  let registered: vscode.Disposable | undefined;
  let disposed = false;
  const register = async () => {
    const book = await library.book();
    if (disposed) return;
    registered?.dispose();
    registered = vscode.languages.registerCompletionItemProvider(
      PROSE_SELECTOR,
      provider,
      ...book.triggerCharacters(),
      ...OTHER_TRIGGERS,
    );
  };
  void register();
  return vscode.Disposable.from(
    new vscode.Disposable(() => {
      disposed = true;
      registered?.dispose();
    }),
    library.onDidChange(() => void register()),
    vscode.commands.registerCommand('tuiqiao.suggest', async () => {
      requested = true;
      // Where no list opens (a read-only editor), the next keystroke must not pass for a request.
      setTimeout(() => {
        requested = false;
      }, REQUEST_LIFETIME);
      await vscode.commands.executeCommand('editor.action.triggerSuggest');
    }),
  );
}

function itemFor(completion: Completion, script: Script, position: vscode.Position, rank: number): PhraseItem {
  const { insert, snippet, replace, match, filter, phrase } = completion;
  const item = new PhraseItem(completion, script, {
    label: insert,
    ...(match === 'han' ? {} : { detail: `  ${filter}` }),
    description: phrase.theme,
  });
  item.insertText = snippet === undefined ? insert : new vscode.SnippetString(snippet);
  item.range = new vscode.Range(position.translate(0, -replace), position);
  item.filterText = filter;
  item.sortText = String(rank).padStart(4, '0');
  return item;
}

/** The script to insert: the document's where it says, else the line's, else that of the user's interface. */
function scriptAt(document: vscode.TextDocument, checks: DocumentChecks, before: string): Script {
  const script = PROSE_LANGUAGES.includes(document.languageId) ? checks.of(document).script : 'unknown';
  if (script !== 'unknown') return script;
  const line = scriptOf(before);
  if (line !== 'unknown') return line;
  return /^zh-(tw|hk|mo|hant)/i.test(vscode.env.language) ? 'traditional' : 'simplified';
}

/**
 * Whether the user has switched quick suggestions off for everything. Our default for Markdown and plain text is
 * language-scoped, which VS Code ranks above a user's unscoped setting, so it would bring back what they switched off.
 */
function isSilenced(document: vscode.TextDocument): boolean {
  const values = vscode.workspace.getConfiguration('editor', document).inspect<unknown>('quickSuggestions');
  if (!values) return false;
  const scoped = values.workspaceFolderLanguageValue ?? values.workspaceLanguageValue ?? values.globalLanguageValue;
  if (scoped !== undefined) return isOff(scoped);
  const general = values.workspaceFolderValue ?? values.workspaceValue ?? values.globalValue;
  return general !== undefined && isOff(general);
}

function isOff(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === false || value === 'off';
  const other = (value as { other?: unknown }).other;
  return other === false || other === 'off';
}
