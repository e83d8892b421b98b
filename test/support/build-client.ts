import { build } from 'vite';

/** Builds the client once per test run, so that every test serves what `npm start` would serve. */
export default async function buildClient(): Promise<void> {
  await build({ configFile: 'vite.config.ts', logLevel: 'error' });
}
