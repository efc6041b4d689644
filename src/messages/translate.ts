/** Translates an English message with named places: `vscode.l10n.t`, or the command line's own. */
export type Translate = (message: string, values?: Record<string, string | number>) => string;
