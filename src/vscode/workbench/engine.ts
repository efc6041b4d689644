import * as vscode from 'vscode';
import { localise } from './localise';
import { reasonOf } from './reason';

/** What the engine offers. Adapters import types from the cores, and values from here but those of small modules without tables. */
export type Engine = typeof import('../../engine');

/** Below the folder of the extension. */
const FILE = 'dist/engine.mjs';

/** The engine cannot be loaded, which the user has been told. */
class EngineMissing extends Error {}

let extension: vscode.Uri | undefined;
let loading: Promise<Engine> | undefined;
let told = false;

/** Says where the extension lies, before anything asks for the engine. */
export function locateEngine(folder: vscode.Uri): void {
  extension = folder;
  loading = undefined;
}

/**
 * The engine, loaded when it is first asked for, and again when it is asked for after a failure.
 * Once it is there, what awaits it goes on within the same turn.
 * @throws EngineMissing a sentence for the user where it cannot be loaded, which is also shown once
 */
export function engine(): Promise<Engine> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    const sentence = localise(
      '{file} of the extension cannot be loaded ({reason}). Please install the extension anew.',
      {
        file: FILE,
        reason: reasonOf(error),
      },
    );
    if (!told) void vscode.window.showErrorMessage(sentence);
    told = true;
    throw new EngineMissing(sentence);
  });
  return loading;
}

/** Work that nobody waits for: that the engine is missing has been said once, and is not said again with every key. */
export function inBackground(work: Promise<unknown>): void {
  work.catch((error: unknown) => {
    if (!(error instanceof EngineMissing)) throw error;
  });
}

async function load(): Promise<Engine> {
  if (extension === undefined) throw new Error('locateEngine() has not been called');
  const file = vscode.Uri.joinPath(extension, FILE);
  if (!('WorkerGlobalScope' in globalThis)) return import(file.toString());
  // A worker may not reach what VS Code can read; Node knows no modules in memory.
  const bytes = await vscode.workspace.fs.readFile(file);
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'text/javascript' }));
  try {
    return await import(url);
  } finally {
    URL.revokeObjectURL(url);
  }
}
