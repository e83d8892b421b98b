import type { Product } from '../../support/product.ts';
import { readFresh } from '../editing-client.ts';
import type { History } from '../history.ts';
import { readStoredFacts } from './stored-facts.ts';
import { comeIn, databaseIn, type Workplace } from './workplace.ts';

/** Notes what somebody finds who holds nothing and comes to the server that has started again, and what lies on disk. */
export async function readEverything(
  history: History,
  { url }: Pick<Product, 'url'>,
  workplace: Workplace,
): Promise<void> {
  const { writers, sender } = await comeIn(url, workplace);
  const texts = await Promise.all([readFresh(writers[0]), readFresh(sender)]);
  history.tell({ proc: 'reader', op: 'read', type: 'ok', value: texts.flat() });
  const value = readStoredFacts(databaseIn(workplace.dataDir));
  history.tell({ proc: 'reader', op: 'stored', type: 'ok', value });
}
