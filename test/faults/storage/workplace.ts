/**
 * Data to be hurt: one quote that people write in all the time, and one that its seller sends again and again. They
 * come from a server that was killed shortly before SQLite would have moved its log into the database file: soon
 * after the next start it does.
 */
import { rmSync, statSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import type { QuoteId } from '#shared/ids.ts';
import { dayIn } from '#shared/time.ts';
import { invite } from '../../support/callers.ts';
import { startProduct } from '../../support/product.ts';
import { openProvider, type ProviderOptions } from '../../support/room-provider.ts';
import { gateAnswers } from '../../support/selling-organisation.ts';
import { type Browser, createBrowser } from '../../support/server.ts';
import { answer } from './answer.ts';

export interface Workplace {
  readonly dataDir: string;
  readonly written: QuoteId;
  readonly sent: QuoteId;
  /** Of the link to `written`. */
  readonly token: string;
}

export interface People {
  readonly seller: Browser;
  /** Into `written`: the seller's, then the buyer's. */
  readonly writers: readonly [ProviderOptions, ProviderOptions];
  /** The seller's, into `sent`. */
  readonly sender: ProviderOptions;
}

/** The database file in a data folder. */
export function databaseIn(dataDir: string): string {
  return join(dataDir, 'coquote.sqlite');
}

let prepared: Promise<Workplace> | undefined;

/** A folder with the data for this process's scenarios to copy; gone when the process ends. */
export function preparedWorkplace(): Promise<Workplace> {
  prepared ??= mkdtemp(join(tmpdir(), 'coquote-workplace-')).then((dataDir) => {
    process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
    return prepareWorkplace(dataDir);
  });
  return prepared;
}

async function prepareWorkplace(dataDir: string): Promise<Workplace> {
  const product = await startProduct({}, { dataDir });
  try {
    const seller = createBrowser(product.url);
    const signedIn = await answer(seller, 'demoSignIn', { body: { as: 'seller' } });
    if (signedIn.quoteId === null) throw new Error('the demo has a quote');
    const expectedClose = dayIn('UTC', Date.now() + 60 * 86_400_000);
    const gate = gateAnswers({ expectedClose });
    const { quoteId: written } = await answer(seller, 'createOpportunity', { body: gate });
    const { token } = await invite(seller, written);
    await fillLog({ url: product.url, quoteId: written, cookie: seller.cookie }, databaseIn(dataDir));
    await product.kill();
    return { dataDir, written, sent: signedIn.quoteId, token };
  } finally {
    await product.dispose();
  }
}

/** The same in a folder of its own, made here. */
export async function copyWorkplace(dataDir: string): Promise<Workplace> {
  const workplace = await preparedWorkplace();
  await cp(workplace.dataDir, dataDir, { recursive: true });
  return { ...workplace, dataDir };
}

/** Signs everybody in at the server with that address, which has the workplace's data. */
export async function comeIn(url: string, { written, sent, token }: Workplace): Promise<People> {
  const seller = createBrowser(url);
  const buyer = createBrowser(url);
  await answer(seller, 'demoSignIn', { body: { as: 'seller' } });
  await answer(buyer, 'openLink', { body: { token } });
  const door = (quoteId: QuoteId, { cookie }: Browser): ProviderOptions => ({ url, quoteId, cookie });
  return { seller, writers: [door(written, seller), door(written, buyer)], sender: door(sent, seller) };
}

/** SQLite moves its log into the database file when that has about 1000 pages of 4 kB. */
const nearlyFullLog = 950 * 4_120;

/** Gives the joint text the paragraph that editing clients write into, and writes until a checkpoint is close. */
async function fillLog(door: ProviderOptions, database: string): Promise<void> {
  const provider = openProvider(door);
  try {
    await provider.until(() => provider.provider.synced);
    const text = new Y.XmlText('Words: ');
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [text]);
    provider.quote.fragment('goals').insert(0, [paragraph]);
    await provider.untilSaved();
    while (statSync(`${database}-wal`).size < nearlyFullLog) {
      text.insert(text.length, '.');
      await provider.untilSaved();
    }
  } finally {
    provider.destroy();
  }
}
