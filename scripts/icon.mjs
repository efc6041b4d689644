// Draws media/icon.png from media/icon.svg with Chromium: 256 × 256, transparent around the seal.
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const svg = readFileSync(new URL('../media/icon.svg', import.meta.url), 'utf8');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
await page.setContent(`<style>body{margin:0}</style>${svg}`);
writeFileSync(new URL('../media/icon.png', import.meta.url), await page.screenshot({ omitBackground: true }));
await browser.close();
