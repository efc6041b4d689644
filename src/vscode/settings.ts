import * as vscode from 'vscode';
import { KINDS, type Kind, type Level, PROFILES, type Profile } from '../garble';

/** When documents are checked by themselves. */
export type CheckRun = 'onType' | 'onSave' | 'never';
/** Which letters bring phrases while typing. */
export type PinyinKeys = 'off' | 'initials' | 'full';

const SECTION = 'tuiqiao';
const LEVELS: readonly string[] = ['error', 'warning', 'information', 'hint', 'off'] satisfies Level[];

function read<T>(key: string, scope: vscode.ConfigurationScope | undefined, fallback: T): T {
  return vscode.workspace.getConfiguration(SECTION, scope).get<T>(key) ?? fallback;
}

/** The settings, read where they are needed: VS Code keeps them in memory. A value that fits none falls back to the default. */
export const settings = {
  section: SECTION,

  run(document: vscode.TextDocument): CheckRun {
    return read<CheckRun>('check.run', document, 'onType');
  },

  profile(document: vscode.TextDocument): Profile | 'auto' {
    const value = read<string>('profile', document, 'auto');
    return PROFILES.find((profile) => profile === value) ?? 'auto';
  },

  levels(document: vscode.TextDocument): Partial<Record<Kind, Level>> {
    const value = read<Record<string, string>>('levels', document, {});
    const levels: Partial<Record<Kind, Level>> = {};
    for (const kind of KINDS) {
      const level = value[kind];
      if (level !== undefined && LEVELS.includes(level)) levels[kind] = level as Level;
    }
    return levels;
  },

  pinyin(document: vscode.TextDocument): PinyinKeys {
    return read<PinyinKeys>('completion.pinyin', document, 'initials');
  },

  political(document: vscode.TextDocument): boolean {
    return read<boolean>('completion.political', document, true);
  },

  /** Calls `listener` when any setting of ours changes. */
  onDidChange(listener: () => void): vscode.Disposable {
    return vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SECTION)) listener();
    });
  },
};
