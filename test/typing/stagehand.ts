import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { eventually } from '../host/eventually';
import type { Editor } from './editor';

/** The folder of the stagehand, an extension that sets the scene between cases that share a window. */
export const stagehandFolder = resolve('test/typing/stagehand');

/** What a case begins with. */
export interface Scene {
  /** In the workspace. */
  readonly file: string;
  readonly text: string;
  /** UTF-16 offset. */
  readonly caret: number;
  /** Whether another extension has declared that Han belong to no word. */
  readonly foreignWords: boolean;
  /** Workspace settings; `null` removes one. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Asks the stagehand of one window. */
export class Stagehand {
  private constructor(
    private readonly editor: Editor,
    private readonly address: string,
  ) {}

  static async connect(editor: Editor): Promise<Stagehand> {
    const file = join(editor.folder, '..', 'stagehand.json');
    const port = await eventually('the stagehand starts', async () => {
      const text = await readFile(file, 'utf8').catch(() => '');
      return text ? (JSON.parse(text) as { port: number }).port : undefined;
    });
    return new Stagehand(editor, `http://127.0.0.1:${port}/`);
  }

  /** Sets the scene and waits until the window shows it. */
  async set(scene: Scene): Promise<void> {
    const body = JSON.stringify(scene);
    const response = await fetch(this.address, { method: 'POST', body, signal: AbortSignal.timeout(60_000) });
    if (!response.ok) throw new Error(`the stagehand: ${await response.text()}`);
    const line = scene.text.slice(0, scene.caret).split('\n').length - 1;
    await this.editor.until(
      'the scene is set',
      ({ uri, text, caret }) => uri.endsWith(`/${scene.file}`) && text === scene.text && caret.line === line,
    );
    await this.editor.untilNoSuggestions();
    await this.editor.focus();
  }

  /** From now on and for so long no extension answers: what is typed meanwhile is answered late. */
  async hold(milliseconds: number): Promise<void> {
    await fetch(`${this.address}hold/${milliseconds}`, { method: 'POST', signal: AbortSignal.timeout(60_000) });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
