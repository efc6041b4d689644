import * as vscode from 'vscode';
import type { CheckOptions, DocumentCheck, Finding, Profile, TextEdit } from '../../garble';
import { groupOf } from '../../garble/levels';
import { engine, inBackground } from '../workbench/engine';
import { settings } from '../workbench/settings';
import { isOurs } from './documents';

interface Entry {
  readonly check: DocumentCheck;
  /** What its lines ended in when it was made. */
  readonly eol: vscode.EndOfLine;
  /** Edits that the check has not taken over yet, one batch an event; undefined after one that must be read anew. */
  pending: TextEdit[][] | undefined;
}

/**
 * The checks of the open documents, each made when first asked for, kept up to date under edits and dropped when its document closes.
 * The profile is recognised when a document is opened and when it is saved, so that findings do not jump about while typing.
 */
export class DocumentChecks implements vscode.Disposable {
  readonly #entries = new Map<vscode.TextDocument, Entry>();
  readonly #chosen: vscode.Memento;
  /** Of untitled documents, whose names are used again. */
  readonly #chosenHere = new WeakMap<vscode.TextDocument, Profile | undefined>();
  readonly #changed = new vscode.EventEmitter<vscode.TextDocument | undefined>();
  readonly #subscriptions: vscode.Disposable;

  /** Fires when a document's findings may differ for another reason than an edit; with undefined, those of all. */
  readonly onDidReset = this.#changed.event;

  /** @param chosen where the profiles that the user picked for single documents are kept */
  constructor(chosen: vscode.Memento) {
    this.#chosen = chosen;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.onDidChangeTextDocument((event) => this.#edited(event)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#entries.delete(document)),
      vscode.workspace.onDidSaveTextDocument((document) => inBackground(this.#saved(document))),
      settings.onDidChange(() => this.#reset(undefined)),
    );
  }

  /** All findings of the document as it stands. */
  async findings(document: vscode.TextDocument): Promise<Finding[]> {
    return (await this.of(document)).findings();
  }

  /** The document's check, with all its edits taken over. */
  async of(document: vscode.TextDocument): Promise<DocumentCheck> {
    const { DocumentCheck } = await engine();
    const entry = this.#entries.get(document);
    const pending = entry?.pending;
    if (entry && pending) {
      // Should an edit not fit, the text is read anew the next time.
      entry.pending = undefined;
      for (const edits of pending) entry.check.edit(edits);
      entry.pending = [];
      return entry.check;
    }
    const check = new DocumentCheck(document.getText(), this.options(document));
    pinProfile(check);
    if (!document.isClosed) this.#entries.set(document, { check, eol: document.eol, pending: [] });
    return check;
  }

  /** The options the document is checked with; the profile may be 'auto'. */
  options(document: vscode.TextDocument): CheckOptions {
    return {
      languageId: document.languageId,
      levels: settings.levels(document),
      profile: this.chosenProfile(document) ?? settings.profile(document),
    };
  }

  /** The profile that the user picked for this document. */
  chosenProfile(document: vscode.TextDocument): Profile | undefined {
    return document.isUntitled ? this.#chosenHere.get(document) : this.#chosen.get<Profile>(profileKey(document));
  }

  /** @param profile undefined: recognised again */
  async chooseProfile(document: vscode.TextDocument, profile: Profile | undefined): Promise<void> {
    if (document.isUntitled) this.#chosenHere.set(document, profile);
    else await this.#chosen.update(profileKey(document), profile);
    this.#reset(document);
  }

  dispose(): void {
    this.#entries.clear();
    this.#subscriptions.dispose();
  }

  #edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const entry = this.#entries.get(document);
    if (!entry) return;
    // A change of the line ends or of the encoding comes without changes of the text, or with other offsets than ours.
    if (contentChanges.length === 0 || document.eol !== entry.eol) entry.pending = undefined;
    entry.pending?.push(
      contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
        start: rangeOffset,
        end: rangeOffset + rangeLength,
        text,
      })),
    );
  }

  async #saved(document: vscode.TextDocument): Promise<void> {
    if (!this.#entries.has(document) || this.options(document).profile !== 'auto') return;
    const check = await this.of(document);
    const before = check.profile;
    check.profile = 'auto';
    pinProfile(check);
    if (check.profile !== before) this.#changed.fire(document);
  }

  #reset(document: vscode.TextDocument | undefined): void {
    if (document) this.#entries.delete(document);
    else this.#entries.clear();
    if (!document || isOurs(document)) this.#changed.fire(document);
  }
}

/** What may be mended after a look at it: certain damage and certain layout, never wording. */
export function isSure(finding: Finding): boolean {
  return finding.certain && finding.fixes.length > 0 && groupOf(finding.kind) !== 'wording';
}

/** Keeps the profile that is recognised now. */
function pinProfile(check: DocumentCheck): void {
  const { profile } = check;
  check.profile = profile;
}

function profileKey(document: vscode.TextDocument): string {
  return `profile:${document.uri.toString()}`;
}
