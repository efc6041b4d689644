import * as vscode from 'vscode';
import type { Translate } from '../messages';

/** `vscode.l10n.t` as messages.ts wants it: English where VS Code's language has no bundle. */
export const localise: Translate = (message, values = {}) => vscode.l10n.t(message, values);
