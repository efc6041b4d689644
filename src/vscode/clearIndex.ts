import * as vscode from 'vscode';
import { localise } from './workbench/localise';

/** The index, as far as it lies in files. */
export interface StoredIndex {
  /** Where, for people. */
  readonly place: string;
  /** In bytes; undefined where there are no files. */
  size(): Promise<number | undefined>;
  clear(): Promise<void>;
}

/** 清除本机索引: says where it lies and, asked again, removes it. */
export function registerClearIndex(index: StoredIndex): vscode.Disposable {
  return vscode.commands.registerCommand('tuiqiao.clearIndex', async () => {
    const size = await index.size();
    if (size === undefined) {
      void vscode.window.showInformationMessage(localise('There is no local index.'));
      return;
    }
    const clear = localise('Clear');
    const picked = await vscode.window.showWarningMessage(
      localise('Clear the local index ({size} KB)?', { size: Math.ceil(size / 1024) }),
      {
        modal: true,
        detail: localise(
          'It lies at {place} and holds phrases of your source folders, and wordings that at least two documents there share. Your phrasebooks stay.',
          { place: index.place },
        ),
      },
      clear,
    );
    if (picked !== clear) return;
    await index.clear();
    void vscode.window.showInformationMessage(
      localise('The local index is cleared. Take the folders out of {setting}, or it will be built again.', {
        setting: 'tuiqiao.sources',
      }),
    );
  });
}
