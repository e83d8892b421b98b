import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/**
 * A real Chromium for the browser tests, wherever they run and without root: the one that `CHROMIUM_PATH` names,
 * else one the system has, else the one that came with the packages. Fails loudly when none starts; a browser
 * test is never skipped.
 */
const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * The executable to start. Unpacks the packaged browser on first use, so call it once, before parallel tests:
 * the unpacking is not safe against a second one beside it.
 */
export async function findBrowser(): Promise<string> {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return named;
  return systemBrowsers.find((path) => existsSync(path)) ?? unpackBrowser();
}

async function unpackBrowser(): Promise<string> {
  const packaged = await import('@sparticuz/chromium');
  // A bare system lacks libraries the browser needs; the package carries them for one platform by name only.
  const archive = join(import.meta.dirname, '../../node_modules/@sparticuz/chromium/bin/al2023.tar.br');
  packaged.setupLambdaEnvironment(join(await packaged.inflate(archive), 'lib'));
  return packaged.default.executablePath();
}

export function launchBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args, chromiumSandbox: false });
}
