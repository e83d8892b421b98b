/** Somebody who comes in holding nothing, looks, and leaves: what the server has, with no client's help. */
import { openProvider } from '../../support/room-provider.ts';
import { wordsIn } from '../editing-client.ts';
import type { History } from '../history.ts';
import type { Entrance } from './entrances.ts';

/** Writes down the words in the text and the names of who is here. Resolves to the words. */
export async function lookIn(entrance: Entrance, history: History): Promise<readonly string[]> {
  history.tell({ proc: 'newcomer', op: 'read', type: 'invoke' });
  const newcomer = openProvider(entrance);
  try {
    await newcomer.until(() => newcomer.provider.synced);
    const words = wordsIn(newcomer.doc);
    history.tell({ proc: 'newcomer', op: 'read', type: 'ok', value: words });
    // Who is here was told before the document.
    const states = [...newcomer.provider.awareness.getStates().values()];
    const names = states.flatMap(({ user }) => (typeof user?.name === 'string' ? [user.name] : []));
    history.tell({ proc: 'newcomer', op: 'present', type: 'ok', value: names });
    return words;
  } finally {
    newcomer.destroy();
  }
}

/** Writes down the words of all these quotes as one read. */
export async function readAll(quotes: readonly Entrance[], history: History): Promise<void> {
  history.tell({ proc: 'newcomer', op: 'read', type: 'invoke' });
  const words: string[] = [];
  for (const quote of quotes) {
    const newcomer = openProvider(quote);
    await newcomer.until(() => newcomer.provider.synced);
    words.push(...wordsIn(newcomer.doc));
    newcomer.destroy();
  }
  history.tell({ proc: 'newcomer', op: 'read', type: 'ok', value: words });
}
