import type * as vscode from 'vscode';

/** A log that keeps its lines. */
export function recordingLog(): { log: vscode.LogOutputChannel; lines: string[] } {
  const lines: string[] = [];
  const keep = (line: string | Error) => void lines.push(String(line));
  return { log: { info: keep, warn: keep, error: keep, show: () => {} } as unknown as vscode.LogOutputChannel, lines };
}
