import zhCn from '../../l10n/bundle.l10n.zh-cn.json';
import zhTw from '../../l10n/bundle.l10n.zh-tw.json';
import { encodingName, type Translate } from '../messages';
import { decodeText } from '../read/encoding';

/** What the program runs in: a process, or a test. */
export interface Terminal {
  /** The folder that paths are relative to. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether people read the output as it is, rather than a file or another program. */
  readonly isScreen: boolean;
  input(): Promise<Uint8Array>;
  output(text: string | Uint8Array): void;
  error(text: string): void;
}

/** 0 clean, 1 findings at warning or above, 2 could not run: an unreadable file, a wrong option. */
export enum Exit {
  Clean,
  Found,
  Failed,
}

/** One run of the program: its terminal, its language, and how it will end. */
export class Session {
  readonly terminal: Terminal;
  readonly t: Translate;
  #exit: Exit = Exit.Clean;
  #input: Promise<Uint8Array> | undefined;

  constructor(terminal: Terminal) {
    this.terminal = terminal;
    this.t = translation(terminal.environment);
  }

  get exit(): Exit {
    return this.#exit;
  }

  /** There are findings at warning or above. */
  found(): void {
    if (this.#exit === Exit.Clean) this.#exit = Exit.Found;
  }

  /** Something could not be done; the rest goes on. */
  complain(text: string): void {
    this.note(text);
    this.#exit = Exit.Failed;
  }

  note(text: string): void {
    this.terminal.error(`tuiqiao: ${text}\n`);
  }

  print(text: string): void {
    this.terminal.output(text);
  }

  /** Standard input, whole; the same again when it is named twice. */
  input(): Promise<Uint8Array> {
    this.#input ??= this.terminal.input();
    return this.#input;
  }

  /** A text given on the command line; `-` is standard input, in whichever encoding. Undefined where that is no text, which has been said. */
  async textOf(argument: string): Promise<string | undefined> {
    if (argument !== '-') return argument;
    const read = decodeText(await this.input());
    if (!read) {
      this.complain(this.t('{path}: is a binary file, not a text; skipped', { path: '-' }));
      return undefined;
    }
    const { text, encoding } = read;
    if (encoding !== 'utf-8')
      this.note(this.t('{path}: read as {encoding}', { path: '-', encoding: encodingName(encoding) }));
    return text.replace(/\r?\n$/, '');
  }

  /** Why the system refused, for people. */
  reason(error: unknown): string {
    const code = (error as NodeJS.ErrnoException).code;
    switch (code) {
      case 'EEXIST':
        return this.t('it is there already');
      case 'EISDIR':
        return this.t('it is a folder');
      case 'ENOENT':
        return this.t('no such file or folder');
      case 'EACCES':
      case 'EPERM':
      case 'EROFS':
        return this.t('permission denied');
      case 'ERR_FS_FILE_TOO_LARGE':
      case 'ERR_STRING_TOO_LONG':
      case 'ERR_ENCODING_INVALID_ENCODED_DATA':
        return this.t('the file is too large');
      default:
        return code ?? (error instanceof Error ? error.message : String(error));
    }
  }
}

/** The language that the environment asks for, as POSIX says; on Windows, which says nothing there, that of the system. */
function translation(environment: Terminal['environment']): Translate {
  const language =
    environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  const bundle: Readonly<Record<string, string>> = !/^zh/i.test(language)
    ? {}
    : /^zh[_-](?:tw|hk|mo|hant)/i.test(language)
      ? zhTw
      : zhCn;
  return (text, values = {}) =>
    (bundle[text] ?? text).replace(/\{([^}]+)\}/g, (place, name: string) => String(values[name] ?? place));
}
