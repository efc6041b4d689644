/** How a VS Code is obtained and started, as `test/run.mjs` and the scripts use it. */
export { desktopArguments } from './desktopHost';
export { installServer } from './install';
export { obtainDesktop, obtainHost } from './obtain';
export { newest, oldest, pinOf } from './pins';
export { start, within } from './process';
export { mark, tallyMark } from './reporter';
export { startServer } from './server';
export { temporaryFolder } from './temporary';
export { webCopy } from './webCopy';
