import * as vscode from 'vscode';
import type { Match, Phrasebook } from '../../phrases';

/** A line may be 10 MB long; no phrase is longer than this. */
const REACH = 200;

/** The longest phrase that covers the position, with where it stands and what stands around it; undefined where none does. */
export function phraseAt(
  book: Phrasebook,
  document: vscode.TextDocument,
  position: vscode.Position,
): { match: Match; range: vscode.Range; around: string } | undefined {
  const { line, character } = position;
  const from = Math.max(0, character - REACH);
  const around = document.lineAt(line).text.slice(from, character + REACH);
  const match = book.at(around, character - from);
  return match && { match, range: new vscode.Range(line, from + match.start, line, from + match.end), around };
}
