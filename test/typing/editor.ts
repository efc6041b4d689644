import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CDPSession, Locator, Page } from 'playwright-core';
import { eventually } from '../host/eventually';
import type { Host, Window, WindowRequest } from '../host/host';
import { type TemporaryFolder, temporaryFolder } from '../host/temporary';
import { type DiagnosticState, type EditorState, Probe, type WindowState } from './probe';

/** What an editor opens with. */
export interface EditorRequest {
  /** The folder of the extension under test. */
  readonly extension: string;
  /** Path in a fresh workspace → content. The first is opened, unless `open` names another. */
  readonly files: Readonly<Record<string, string>>;
  readonly open?: string;
  /** Workspace settings. None unless given: what is tested is the default. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly size?: WindowRequest['size'];
  readonly scale?: number;
}

/** The row of the suggest widget. */
export interface Suggestion {
  readonly label: string;
  readonly focused: boolean;
}

type Severity = 'error' | 'warning' | 'info' | 'hint';

/** Between two keys: a quick typist. Without it a composition ends before VS Code has answered the key before it. */
const keyDelay = 50;

const suggestWidget = '.suggest-widget.visible';

/**
 * A real editor, used as a person uses it: through keys, an IME and the mouse, and read from the screen. Only the text
 * of the document, the caret and the diagnostics are read through the probe, where the screen shows just a part.
 * Everything that takes its time is waited for, with a deadline.
 */
export class Editor {
  private constructor(
    readonly page: Page,
    private readonly window: Window,
    private readonly cdp: CDPSession,
    private readonly probe: Probe,
    private readonly temporary: TemporaryFolder,
    /** The workspace. */
    readonly folder: string,
  ) {}

  /** Opens a window on a fresh workspace, with one of its files in the editor and the extension active. */
  static async open(host: Host, request: EditorRequest): Promise<Editor> {
    const temporary = temporaryFolder('tuiqiao-typing');
    let window: Window | undefined;
    try {
      const folder = join(temporary.path, 'workspace');
      const files = { ...request.files };
      if (request.settings) files['.vscode/settings.json'] = JSON.stringify(request.settings);
      for (const [name, content] of Object.entries(files)) {
        await mkdir(dirname(join(folder, name)), { recursive: true });
        await writeFile(join(folder, name), content);
      }
      const file = join(folder, request.open ?? Object.keys(request.files)[0] ?? '');
      window = await host.openWindow({
        extension: request.extension,
        folder,
        file,
        ...(request.size && { size: request.size }),
        ...(request.scale && { scale: request.scale }),
      });
      const cdp = await window.page.context().newCDPSession(window.page);
      const probe = await Probe.connect(join(temporary.path, 'probe.json'));
      const editor = new Editor(window.page, window, cdp, probe, temporary, folder);
      await editor.ready(file);
      return editor;
    } catch (error) {
      await window?.close();
      await temporary.remove();
      throw error;
    }
  }

  private async ready(file: string): Promise<void> {
    await this.page.locator('.monaco-editor .view-lines').first().waitFor({ timeout: 60_000 });
    await eventually(
      'the file is open and the extension active',
      async () => {
        const { active, editor } = await this.probe.state();
        return active && editor?.uri.endsWith(encodeURI(file));
      },
      { milliseconds: 60_000, told: () => this.probe.state() },
    );
    await this.focus();
  }

  /** Closes the window and removes its workspace. */
  async close(): Promise<void> {
    await this.window.close();
    await this.temporary.remove();
  }

  // What a person does

  /** Gives the editor the keyboard. */
  async focus(): Promise<void> {
    await eventually('the editor has the focus', async () => {
      if (await this.page.evaluate(() => document.activeElement?.closest('.monaco-editor .overflow-guard') !== null)) {
        return true;
      }
      await this.page.keyboard.press('Control+1');
      return undefined;
    });
  }

  /** Puts the caret at a zero-based line and UTF-16 column, through Go to Line. */
  async placeCaret(line: number, character: number): Promise<void> {
    const before = (await this.text()).split('\n')[line]?.slice(0, character) ?? '';
    // Newer versions count a Han as two columns there, as they stand on the screen.
    const wide = before.length + (before.match(/[\u1100-\uffdf]/g)?.length ?? 0);
    for (const column of new Set([character, wide])) {
      await this.focus();
      await this.page.keyboard.press('Control+G');
      const input = this.quickInput();
      await input.fill(`:${line + 1}:${column + 1}`);
      await input.press('Enter');
      await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
      const last = column === wide;
      const there = this.until(
        `the caret is at ${line}:${character}`,
        ({ caret, anchor }) => [caret, anchor].every((each) => each.line === line && each.character === character),
        last ? 20_000 : 1_000,
      );
      if (
        await there.then(
          () => true,
          (error) => (last ? Promise.reject(error) : false),
        )
      )
        break;
    }
    await this.focus();
  }

  /** Puts the caret behind the first occurrence of `text`. */
  async placeCaretAfter(text: string): Promise<void> {
    const whole = await this.text();
    const at = whole.indexOf(text);
    if (at < 0) throw new Error(`the document does not hold ${text}`);
    const before = whole.slice(0, at + text.length).split('\n');
    await this.placeCaret(before.length - 1, before.at(-1)?.length ?? 0);
  }

  /** Types letters and signs, a key each. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: keyDelay });
  }

  /** Presses a key by playwright's name for it: `Tab`, `Control+Z`. */
  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Spells in an IME and commits what it made of the letters, as 全拼 `tuanjie` and then 团结. */
  async compose(letters: string, committed: string): Promise<void> {
    await this.spell(letters);
    await this.commit(committed);
  }

  /** Spells in an IME; the letters stand in the document, underlined, until something is committed. */
  async spell(letters: string): Promise<void> {
    for (let length = 1; length <= letters.length; length++) {
      await this.cdp.send('Input.imeSetComposition', {
        text: letters.slice(0, length),
        selectionStart: length,
        selectionEnd: length,
      });
      await this.page.waitForTimeout(keyDelay);
    }
  }

  /** Ends what was spelled with this text. */
  async commit(text: string): Promise<void> {
    await this.cdp.send('Input.insertText', { text });
  }

  /** Undoes once. */
  undo(): Promise<void> {
    return this.press('Control+Z');
  }

  /** Saves and waits until the file is written; gives back what it holds. */
  async save(): Promise<string> {
    await this.press('Control+S');
    await this.until('the document is saved', ({ dirty }) => !dirty);
    const { uri } = await this.state();
    return readFile(decodeURIComponent(new URL(uri).pathname), 'utf8');
  }

  /** Runs a command by what the palette shows: `推敲: 检查当前文档`. */
  async run(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    const input = this.quickInput();
    await input.fill(`>${title}`);
    const rows = this.page.locator('.quick-input-widget .monaco-list-row');
    await eventually(
      `the palette offers ${title}`,
      async () => ((await rows.first().getAttribute('aria-label')) ?? '').includes(title),
      { told: () => rows.allInnerTexts() },
    );
    await input.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  // What a person sees

  /** What the pop-up lists; empty when there is none. */
  async suggestions(): Promise<Suggestion[]> {
    return this.page.locator(`${suggestWidget} .monaco-list-row`).evaluateAll((rows) =>
      rows
        .sort((a, b) => Number(a.getAttribute('data-index')) - Number(b.getAttribute('data-index')))
        .map((row) => ({
          label: row.querySelector('.label-name')?.textContent ?? '',
          focused: row.classList.contains('focused'),
        })),
    );
  }

  /** Waits until the pop-up lists a label, and gives back the whole list. */
  async untilSuggested(label: string, milliseconds = 20_000): Promise<Suggestion[]> {
    return eventually(
      `the pop-up lists ${label}`,
      async () => {
        const suggestions = await this.suggestions();
        return suggestions.some((each) => each.label === label) && suggestions;
      },
      { milliseconds, told: async () => ({ suggestions: await this.suggestions(), editor: await this.state() }) },
    );
  }

  /** Moves down the list to a label. */
  async choose(label: string): Promise<void> {
    const suggestions = await this.untilSuggested(label);
    // An answer that comes late makes the list anew, and its first entry has the focus again.
    for (let step = 0; step <= 2 * suggestions.length; step++) {
      const focused = (await this.suggestions()).find((each) => each.focused)?.label;
      if (focused === label) return;
      await this.press('ArrowDown');
      const moved = async () => (await this.suggestions()).find((each) => each.focused)?.label !== focused;
      await eventually('the focus in the list moves', moved, { milliseconds: 3_000 }).catch(() => undefined);
    }
    throw new Error(`${label} cannot be reached in ${JSON.stringify(await this.suggestions())}`);
  }

  /** Waits until there is no pop-up. */
  async untilNoSuggestions(): Promise<void> {
    await this.page.locator(suggestWidget).waitFor({ state: 'hidden' });
  }

  /** The pop-up stays away for as long as it would take to come. */
  async staysQuiet(milliseconds = 1_500): Promise<boolean> {
    const deadline = Date.now() + milliseconds;
    while (Date.now() < deadline) {
      if ((await this.suggestions()).length > 0) return false;
      await this.page.waitForTimeout(50);
    }
    return true;
  }

  /** Rests the mouse on the first occurrence of `text` on the screen and reads the hover that comes. */
  async hover(text: string): Promise<string> {
    const hover = this.page
      .locator('.monaco-hover:not(.hidden) .hover-row-contents, .monaco-hover:not(.hidden)')
      .first();
    return eventually(`a hover on ${text}`, async () => {
      const place = await this.place(text);
      if (!place) return undefined;
      // A mouse that does not move asks for nothing.
      await this.page.mouse.move(place.x - 1, place.y + 60);
      await this.page.mouse.move(place.x, place.y, { steps: 4 });
      await hover.waitFor({ state: 'visible', timeout: 3_000 }).catch(() => {});
      const texts = await this.page.locator('.monaco-hover:not(.hidden)').allInnerTexts();
      const said = texts.join('\n').trim();
      return said !== '' && !/^(Loading|正在加载)/.test(said) && said;
    });
  }

  /** Where the middle of the first occurrence of `text` is on the screen. */
  private place(text: string): Promise<{ x: number; y: number } | undefined> {
    return this.page.evaluate((wanted) => {
      for (const line of document.querySelectorAll('.monaco-editor .view-lines .view-line')) {
        const at = (line.textContent ?? '').replaceAll('\u00a0', ' ').indexOf(wanted);
        if (at < 0) continue;
        const middle = at + Math.floor(wanted.length / 2);
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        let before = 0;
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const length = node.textContent?.length ?? 0;
          if (middle < before + length) {
            const range = document.createRange();
            range.setStart(node, middle - before);
            range.setEnd(node, middle - before + 1);
            const { left, top, width, height } = range.getBoundingClientRect();
            return { x: left + width / 2, y: top + height / 2 };
          }
          before += length;
        }
      }
      return undefined;
    }, text);
  }

  /** How many squiggles of a colour are on the screen. */
  squiggles(severity: Severity): Promise<number> {
    return this.page.locator(`.monaco-editor .squiggly-${severity}`).count();
  }

  /** Waits until the number of squiggles of a colour is as wanted. */
  async untilSquiggles(severity: Severity, wanted: (count: number) => boolean): Promise<number> {
    let count = 0;
    await eventually(
      `the ${severity} squiggles are as wanted`,
      async () => {
        count = await this.squiggles(severity);
        return wanted(count);
      },
      { told: async () => ({ count, diagnostics: await this.diagnostics() }) },
    );
    return count;
  }

  /** The grey text that continues what was typed. */
  async ghostText(): Promise<string> {
    return (await this.page.locator('.ghost-text-decoration, .ghost-text').allInnerTexts()).join('');
  }

  /** Waits until the grey text is this. */
  async untilGhostText(text: string): Promise<void> {
    await eventually(`the ghost text is ${text}`, async () => (await this.ghostText()) === text, {
      told: () => this.ghostText(),
    });
  }

  /** The notifications on the screen. */
  notifications(): Promise<string[]> {
    return this.page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts();
  }

  /** Takes a picture of the window, or of a part of it. */
  async screenshot(path: string, part?: Locator): Promise<void> {
    await (part ?? this.page).screenshot({ path, animations: 'disabled' });
  }

  // What the document holds

  /** The active editor as the extension host sees it now. */
  async state(): Promise<EditorState> {
    const { editor } = await this.probe.state();
    if (!editor) throw new Error('no editor is active');
    return editor;
  }

  /** The window as the extension host sees it now. */
  windowState(): Promise<WindowState> {
    return this.probe.state();
  }

  /** The whole text of the document. */
  async text(): Promise<string> {
    return (await this.state()).text;
  }

  /** Tuiqiao's diagnostics of the document. */
  async diagnostics(): Promise<readonly DiagnosticState[]> {
    return (await this.state()).diagnostics.filter(({ source }) => source === 'tuiqiao');
  }

  /** Waits until the editor is as wanted, and gives it back. */
  until(what: string, wanted: (state: EditorState) => boolean, milliseconds = 20_000): Promise<EditorState> {
    return eventually(
      what,
      async () => {
        const { editor } = await this.probe.state();
        return editor && wanted(editor) && editor;
      },
      { milliseconds, told: () => this.probe.state() },
    );
  }

  /** Waits until the document holds exactly this. */
  async untilText(text: string): Promise<void> {
    await this.until(`the text is ${JSON.stringify(text)}`, (state) => state.text === text);
  }

  private quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible input');
  }
}
