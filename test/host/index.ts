/** How a VS Code is obtained and started, as `test/run.mjs` and the scripts use it. */
export { findInstalled } from './desktop';
export { obtainDesktop, obtainHost } from './obtain';
export { run, start, within } from './process';
export { mark, tallyMark } from './reporter';
export { temporaryFolder } from './temporary';
export { webCopy } from './webCopy';
