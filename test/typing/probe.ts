import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { eventually } from '../host/eventually';

/** The folder of the probe, an extension that tells the driver what a window holds. */
export const probeFolder = resolve('test/host/probe');

/** What the probe tells of the active editor. */
export interface EditorState {
  readonly uri: string;
  readonly languageId: string;
  readonly dirty: boolean;
  readonly text: string;
  /** Zero-based. */
  readonly caret: { readonly line: number; readonly character: number };
  readonly anchor: { readonly line: number; readonly character: number };
  readonly diagnostics: readonly DiagnosticState[];
}

/** A diagnostic, its ends as offsets in the text. */
export interface DiagnosticState {
  readonly source: string;
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** What the probe tells of the window. */
export interface WindowState {
  /** Whether the extension under test is active. */
  readonly active: boolean;
  readonly language: string;
  readonly version: string;
  readonly editor?: EditorState;
}

/** Asks the probe of one window. */
export class Probe {
  private constructor(private readonly address: string) {}

  /** @param file where the probe of that window writes its port */
  static async connect(file: string): Promise<Probe> {
    const port = await eventually(
      'the probe extension starts',
      async () => {
        const text = await readFile(file, 'utf8').catch(() => '');
        return text ? (JSON.parse(text) as { port: number }).port : undefined;
      },
      { milliseconds: 180_000 }, // on a busy machine the newest VS Code takes half a minute and more
    );
    return new Probe(`http://127.0.0.1:${port}/?extension=tuiqiao.tuiqiao`);
  }

  async state(): Promise<WindowState> {
    const response = await fetch(this.address, { signal: AbortSignal.timeout(5_000) });
    return (await response.json()) as WindowState;
  }
}
