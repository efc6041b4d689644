import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { engine, locateEngine } from '../../src/vscode/workbench/engine';
import { activate, extensionUri } from './documents';
import { MemoryFiles } from './memoryFiles';

suite('the engine', () => {
  const files = new MemoryFiles('tuiqiao-engine');
  let provider: vscode.Disposable;

  suiteSetup(async () => {
    await activate();
    provider = vscode.workspace.registerFileSystemProvider(files.scheme, files);
  });
  suiteTeardown(() => {
    locateEngine(extensionUri());
    provider.dispose();
  });

  test('is loaded once', async () => {
    locateEngine(extensionUri());
    const [first, second] = await Promise.all([engine(), engine()]);
    assert.equal(first, second);
    assert.equal(typeof first.DocumentCheck, 'function');
  });

  test('that is missing is named, with what to do; once it is there it is loaded', async () => {
    locateEngine(vscode.Uri.joinPath(extensionUri(), 'nowhere'));
    await assert.rejects(engine(), /dist\/engine\.mjs.*nowhere/s);
    await assert.rejects(engine(), /dist\/engine\.mjs/, 'asked again, it says so again');
    locateEngine(extensionUri());
    assert.equal(typeof (await engine()).repair, 'function');
  });
});
