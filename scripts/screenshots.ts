// Takes the pictures that README.md shows, from the running editor: `npm run screenshots`.
// The texts are our own. What a picture shows is waited for, so a picture without it is an error, not a picture.
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { obtainHost } from '../test/host/obtain';
import { commandTitle } from '../test/typing/commandTitle';
import { Editor } from '../test/typing/editor';
import { probeFolder } from '../test/typing/probe';

const extension = resolve(process.env.TUIQIAO_EXTENSION ?? '.');
const locale = 'zh-cn';
const phrase = '团结、务实、进取、创新';

const settings = {
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.statusBar.visible': false,
  'remote.autoForwardPorts': false, // the probe's port would be counted in the panel
  'workbench.activityBar.location': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.layoutControl.enabled': false,
  'workbench.editor.enablePreview': false,
  'window.commandCenter': false,
  'chat.commandCenter.enabled': false,
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'editor.fontFamily': '"Noto Sans CJK SC", sans-serif',
  'editor.fontSize': 16,
  'editor.lineHeight': 30,
  'editor.lineNumbers': 'off',
  'editor.wordWrap': 'on',
  'editor.folding': false,
  'editor.glyphMargin': false,
  'editor.padding.top': 12,
  'editor.occurrencesHighlight': 'off',
  'editor.renderLineHighlight': 'none',
  'editor.guides.indentation': false,
  'editor.cursorBlinking': 'solid',
  'editor.hover.delay': 100,
};

const draft = `# 在全厂职工大会上的讲话（草稿）

同志们：

过去一年，全厂上下齐心协力，生产任务按期完成，安全形势平稳。

新的一年，我们要发扬光荣传统，争取更大成绩。各车间要把计划落到班组，把责任落到人头，遇事多商量，有难处早报告。
`;

const host = await obtainHost({ extensions: [probeFolder], locale });
try {
  await picture('completion', { '讲话稿.md': draft }, 460, async (editor) => {
    await editor.placeCaretAfter('发扬光荣传统，');
    await editor.compose('tuanjie', '团结');
    await editor.untilSuggested(phrase);
  });
  await picture('hover', { '讲话稿.md': draft.replace('光荣传统，', `光荣传统，${phrase}，`) }, 460, async (editor) => {
    await editor.hover(phrase);
  });
  const sample = await readFile(join('media', 'samples', 'damaged.md'), 'utf8');
  await picture('check', { '网上摘来的材料.md': sample }, 640, async (editor) => {
    await editor.run(commandTitle(extension, 'tuiqiao.check', locale));
    await editor.untilSquiggles('warning', (count) => count > 0);
    await editor.run('Notifications: Clear All Notifications');
    await editor.run('Problems: Focus on Problems View');
    await editor.page.locator('.markers-panel .monaco-list-row').first().waitFor();
  });
} finally {
  await host.dispose();
}

/** Opens a window of that height, does what is to be seen, and takes the picture. */
async function picture(
  name: string,
  files: Record<string, string>,
  height: number,
  act: (editor: Editor) => Promise<void>,
): Promise<void> {
  const editor = await Editor.open(host, { extension, files, settings, size: { width: 960, height }, scale: 2 });
  try {
    await editor.press('Control+B'); // the side bar
    await editor.page.locator('.part.sidebar').waitFor({ state: 'hidden' });
    // Themes come from extensions, which may be later than the editor.
    await editor.page.locator('.monaco-workbench.file-icons-enabled[class*="theme-defaults-themes-light"]').waitFor();
    await act(editor);
    const path = join('media', `screenshot-${name}.png`);
    await editor.screenshot(path);
    console.log(path);
  } finally {
    await editor.close();
  }
}
