import * as vscode from 'vscode';

suite('smoke', () => {
  test('activates', async () => {
    await vscode.extensions.getExtension('tuiqiao.tuiqiao')?.activate();
  });
});
