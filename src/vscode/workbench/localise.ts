import * as vscode from 'vscode';
import type { Translate } from '../../messages';

/** `vscode.l10n.t` as messages/ wants it: English where VS Code's language has no bundle. */
export const localise: Translate = (message, values = {}) => vscode.l10n.t(message, values);

/** Whether VS Code speaks Traditional Chinese. */
export function speaksTraditional(): boolean {
  return /^zh-(?:tw|hk|mo|hant)/i.test(vscode.env.language);
}
