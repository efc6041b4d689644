import type { Page } from 'playwright-core';

/** A run of a test module inside the extension host. */
export interface TestRun {
  /** The folder of the extension under development. */
  readonly extension: string;
  /** A module that exports `run(): Promise<void>`. For the `web` host it lies inside `extension`. */
  readonly tests: string;
  /** The folder the window opens. */
  readonly folder: string;
  /** Which extension host: Node's, or the web worker that vscode.dev uses. */
  readonly kind: 'node' | 'web';
  /** Called with each line that the suite writes. */
  readonly onLine: (line: string) => void;
  readonly milliseconds: number;
}

/** What a window opens with. */
export interface WindowRequest {
  readonly extension: string;
  readonly folder: string;
  readonly file?: string;
  /** In CSS pixels; 1200 by 800 unless told. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Device pixels for a CSS pixel, for crisp screenshots. */
  readonly scale?: number;
}

/** A window that can be typed into. */
export interface Window {
  readonly page: Page;
  close(): Promise<void>;
}

/** What every window of a host has. */
export interface HostOptions {
  /** Folders of extensions to install beside the one under development. */
  readonly extensions?: readonly string[];
  /** The display language, as `zh-cn`; English unless given. VS Code's own words stay English, ours do not. */
  readonly locale?: string | undefined;
}

/** A VS Code that can be had, whichever way. */
export interface Host {
  /** Which one it is, for people: `VS Code server 1.100.3 (npm) in Chromium`. */
  readonly name: string;
  readonly version: string;
  /** Runs a test module; resolves with 0 when the suite says that all is well. */
  runTests(run: TestRun): Promise<number>;
  /** Opens a window for a person's (or the typing driver's) hands. */
  openWindow(request: WindowRequest): Promise<Window>;
  /** Ends every process and removes every temporary folder of this host. */
  dispose(): Promise<void>;
}
