import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { findBrowser, launchBrowser } from './browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    browserPath: string;
  }
}

/** Once per run: builds the client, so that tests serve what `npm start` serves, and makes sure a browser starts. */
export default async function setUp(project: TestProject): Promise<void> {
  await build({ configFile: 'vite.config.ts', logLevel: 'error' });
  const browserPath = await findBrowser();
  const browser = await launchBrowser(browserPath);
  await browser.close();
  // The packaged browser finds its libraries through these; test workers inherit them.
  project.provide('browserPath', browserPath);
}
