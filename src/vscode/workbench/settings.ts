import * as vscode from 'vscode';
import type { Level } from '../../garble';
import { KINDS, type Kind } from '../../garble/finding';
import { PROFILES, type Profile } from '../../garble/profile';
import type { Standard } from '../../text/standards';
import { absolutePath } from './paths';

/** When documents are checked by themselves. */
type CheckRun = 'onType' | 'onSave' | 'never';
/** Which letters bring phrases while typing. */
type PinyinKeys = 'off' | 'initials' | 'full';

const SECTION = 'tuiqiao';
const STANDARDS: readonly Standard[] = ['tw', 'hk', 'opencc'];
const LEVELS: readonly string[] = ['error', 'warning', 'information', 'hint', 'off'] satisfies Level[];

function read<T>(key: string, scope: vscode.ConfigurationScope | undefined, fallback: T): T {
  return vscode.workspace.getConfiguration(SECTION, scope).get<T>(key) ?? fallback;
}

/** The settings, read where they are needed: VS Code keeps them in memory. A value that fits none falls back to the default. */
export const settings = {
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

  /**
   * Sets a kind's level in the workspace, whatever else is set there.
   * @param level undefined: none of the workspace's own
   * @returns the level that the workspace had
   */
  async setLevel(kind: Kind, level: string | undefined): Promise<string | undefined> {
    const configuration = vscode.workspace.getConfiguration(SECTION);
    const { [kind]: before, ...others } =
      configuration.inspect<Record<string, string>>('levels')?.workspaceValue ?? ({} as Record<string, string>);
    const levels = level === undefined ? others : { ...others, [kind]: level };
    const isEmpty = Object.keys(levels).length === 0;
    await configuration.update('levels', isEmpty ? undefined : levels, vscode.ConfigurationTarget.Workspace);
    return before;
  },

  pinyin(document: vscode.TextDocument): PinyinKeys {
    return read<PinyinKeys>('completion.pinyin', document, 'initials');
  },

  political(document: vscode.TextDocument): boolean {
    return read<boolean>('completion.political', document, true);
  },

  traditional(document: vscode.TextDocument): Standard {
    const value = read<string>('completion.traditional', document, 'tw');
    return STANDARDS.find((standard) => standard === value) ?? 'tw';
  },

  /** @param scope a document, or a language for all of its documents */
  ghostText(scope: vscode.ConfigurationScope): boolean {
    return read<boolean>('completion.ghostText', scope, false);
  },

  /**
   * The user's own phrasebooks. User and workspace are merged, not replaced by each other: a team's book must not hide one's own.
   * A relative path is looked for in each workspace folder.
   */
  phrasebooks(): vscode.Uri[] {
    return readPaths((configuration) => configuration.inspect<unknown>('phrasebooks'));
  },

  /** The folders whose documents phrases are drawn from in the background. */
  sources(): vscode.Uri[] {
    return readPaths((configuration) => configuration.inspect<unknown>('sources'));
  },

  /** Has a book used from now on: in the workspace where it lies in it, else everywhere. */
  async usePhrasebook(uri: vscode.Uri): Promise<void> {
    if (this.phrasebooks().some((each) => each.toString() === uri.toString())) return;
    const folders = vscode.workspace.workspaceFolders ?? [];
    const isInside = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
    // Relative, a path is looked for in each of several folders.
    const path = isInside && folders.length === 1 ? vscode.workspace.asRelativePath(uri, false) : pathOf(uri);
    const configuration = vscode.workspace.getConfiguration(SECTION);
    const values = configuration.inspect<string[]>('phrasebooks');
    const before = isInside ? values?.workspaceValue : values?.globalValue;
    await configuration.update(
      'phrasebooks',
      [...(Array.isArray(before) ? before : []), path],
      isInside ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global,
    );
  },

  /** Calls `listener` when one of these settings changes; without keys, when any setting of ours does. */
  onDidChange(listener: () => void, ...keys: readonly string[]): vscode.Disposable {
    const sections = keys.length === 0 ? [SECTION] : keys.map((key) => `${SECTION}.${key}`);
    return vscode.workspace.onDidChangeConfiguration((event) => {
      if (sections.some((section) => event.affectsConfiguration(section))) listener();
    });
  },
};

type Inspected =
  | Pick<
      NonNullable<ReturnType<vscode.WorkspaceConfiguration['inspect']>>,
      'globalValue' | 'workspaceValue' | 'workspaceFolderValue'
    >
  | undefined;

/** The paths of a setting, those of the user, the workspace and its folders together. */
function readPaths(inspect: (configuration: vscode.WorkspaceConfiguration) => Inspected): vscode.Uri[] {
  const values = inspect(vscode.workspace.getConfiguration(SECTION));
  const paths = [values?.globalValue, values?.workspaceValue].flatMap((value) => (Array.isArray(value) ? value : []));
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    const value = inspect(vscode.workspace.getConfiguration(SECTION, folder))?.workspaceFolderValue;
    if (Array.isArray(value)) paths.push(...value);
  }
  const uris = paths.filter((path) => typeof path === 'string' && path !== '').flatMap((path: string) => resolve(path));
  return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
}

/** What a setting calls a file that lies outside the workspace. */
function pathOf(uri: vscode.Uri): string {
  return uri.scheme === 'file' ? uri.fsPath : uri.toString();
}

/** A path of a setting as URIs: a URI itself, an absolute path, or one relative to each workspace folder. */
function resolve(path: string): vscode.Uri[] {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return [vscode.Uri.parse(path, true)];
  const absolute = absolutePath(path);
  if (absolute !== undefined) return [vscode.Uri.file(absolute)];
  return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => vscode.Uri.joinPath(uri, path));
}
