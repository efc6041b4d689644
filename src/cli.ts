import process from 'node:process';
import { run } from './cli/run';
import { Exit, type Terminal } from './cli/session';

const terminal: Terminal = {
  folder: process.cwd(),
  environment: process.env,
  isScreen: process.stdout.isTTY === true,
  async input() {
    const chunks: Uint8Array[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
    return Buffer.concat(chunks);
  },
  output: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
};

// A reader that closes the pipe early (head) is no failure.
let exit: Exit = Exit.Clean;
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? exit : Exit.Failed));
process.stderr.on('error', () => {});

void run(process.argv.slice(2), terminal).then((code) => {
  exit = code;
  process.exitCode = code;
});
