import type { DrawnDocument } from '../../phrases';
import type { Stamp } from './indexCache';

/** The files to index. One is called by its URI. */
export interface Files {
  list(): Promise<Listing>;
  stat(uri: string): Promise<Stamp>;
  read(uri: string): Promise<Uint8Array>;
  /** The file as text, `undefined` where it has none. */
  document(uri: string, bytes: Uint8Array): Promise<DrawnDocument | undefined>;
  /** Told of a file that cannot be read. */
  failed(uri: string, error: unknown): void;
  /** Told of files and folders that are out of reach, where for want of them what follows what stays as it was. */
  wanted(uris: readonly string[]): void;
}

export interface Listing {
  readonly documents: readonly string[];
  /** Files and folders that could not be looked at now: what is known of them, or of what lies below them, stays. */
  readonly unread: readonly string[];
}

/** Who watches over the work. */
export interface Watch {
  /** Whether to stop where that is possible. */
  isCancelled(): boolean;
  /** Told before a document is read, the `at`-th of `of`. */
  reading(at: number, of: number): void;
  /** Waited for after each slice of the work. */
  breathe(): Promise<void>;
}
