import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** A Chromium of this machine: the one TUIQIAO_CHROMIUM names, else one where they are usually installed. */
export function findChromium(): string {
  const named = process.env.TUIQIAO_CHROMIUM;
  const found = (named ? [named] : places).find((path) => existsSync(path));
  if (!found) throw new Error(`no Chromium: install it (apt-get install chromium) or name it in TUIQIAO_CHROMIUM`);
  return found;
}

/** Starts Chromium without a screen. It ends with this process. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    timeout: 60_000,
    args: [
      '--no-sandbox', // as root, in containers
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--font-render-hinting=none',
    ],
  });
}
