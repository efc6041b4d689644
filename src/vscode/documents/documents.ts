import * as vscode from 'vscode';
import type { Kind } from '../../garble';

/** The languages that are checked while typing, and in which phrases complete. Others are checked on request. */
export const PROSE_LANGUAGES: readonly string[] = ['markdown', 'plaintext'];

/**
 * Registered by language and not by scheme, so that files, untitled and virtual documents all work;
 * a concrete language also puts our completions into the first group that VS Code asks.
 */
export const PROSE_SELECTOR: vscode.DocumentSelector = PROSE_LANGUAGES.map((language) => ({ language }));

/** What a document would be when repaired; see fixPreview.ts. */
export const PREVIEW_SCHEME = 'tuiqiao-preview';

/** A section of the rules page; see explainKind.ts. */
export const RULES_SCHEME = 'tuiqiao-rules';

/** Documents that are views of something else: output, diffs' left sides, commit boxes, comment and chat inputs. */
const FOREIGN_SCHEMES = new Set([
  'output',
  'git',
  'gitlens',
  'review', // GitHub pull requests
  'comment',
  'vscode',
  'vscode-scm',
  'vscode-chat-code-block',
  'chatSessionInput',
  'debug',
  'walkThrough',
  PREVIEW_SCHEME,
  RULES_SCHEME,
]);

/** The document that explains a kind. A URI of its own, because where a Problem's code leads VS Code opens documents in every version, commands only before 1.139. */
export function ruleUri(kind: Kind): vscode.Uri {
  return vscode.Uri.from({ scheme: RULES_SCHEME, path: `/${kind}.md` });
}

/** Whether the document is a text of the user's. */
export function isOurs(document: vscode.TextDocument): boolean {
  return !FOREIGN_SCHEMES.has(document.uri.scheme);
}

/** Whether the document is checked by itself. */
export function isProse(document: vscode.TextDocument): boolean {
  return isOurs(document) && PROSE_LANGUAGES.includes(document.languageId);
}
