// `npm start`: opens VS Code with the extension on a copy of the sample documents. Desktop VS Code where there is one
// (or one can be downloaded); else the VS Code server, whose address is printed for a browser.
import { spawnSync } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const project = resolve(import.meta.dirname, '..');
process.chdir(project);

const built = spawnSync(process.execPath, ['esbuild.mjs', '--host'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);
/** TypeScript, so it is loaded after the build. @type {typeof import('../test/host/index')} */
const { desktopArguments, installServer, obtainDesktop, oldest, pinOf, start, startServer, temporaryFolder } =
  await import(pathToFileURL(resolve('out/host.mjs')).href);

const temporary = temporaryFolder('tuiqiao-samples');
const folder = join(temporary.path, '推敲样例');
await cp(join('media', 'samples'), folder, { recursive: true });
console.log(`The sample documents are copied to ${folder}; change them as you like.`);

const desktop =
  process.env.TUIQIAO_HOST === 'server' ? undefined : await obtainDesktop().catch(say('No desktop VS Code'));
if (desktop) await openDesktop(desktop);
else await serve();

/** @param {import('../test/host/desktop').Desktop} desktop */
async function openDesktop({ executable, version }) {
  console.log(`Opening desktop VS Code ${version} (${executable}); close its window to end.`);
  const profile = ['--user-data-dir', '--extensions-dir'].map(
    (flag) => `${flag}=${join(temporary.path, flag.slice(2))}`,
  );
  const running = start(executable, [folder, ...desktopArguments({ extension: project }), ...profile]);
  const code = await running.exited;
  if (code !== 0) console.error(`VS Code ended with ${code}:\n${running.output().slice(-2_000)}`);
  process.exit(code ?? 1);
}

async function serve() {
  const version = process.env.TUIQIAO_VSCODE_VERSION ?? oldest;
  const server = await startServer(await installServer(pinOf(version), console.log), {
    port: Number(process.env.PORT ?? 0),
  });
  console.log(`
VS Code ${version} with Tuiqiao is ready. Open this address in a browser on this machine:

  ${server.url({ folder, extension: project })}

Ctrl+C ends it.`);
}

/** @param {string} what */
function say(what) {
  return (/** @type {unknown} */ error) => {
    console.log(`${what}: ${error instanceof Error ? error.message : error}.`);
    return undefined;
  };
}
