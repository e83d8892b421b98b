/** A crowd of structs made to be slow to judge: each waits for one of another client, round after round. */
import { type Id, text, type update } from './hand-made-update.ts';

type Sections = Parameters<typeof update>[0][number][];

/** What a spiral goes on from: one piece of each client, in the text at `parent`. */
export const beginnings = (clients: readonly number[], parent: Id): Sections =>
  clients.map((client) => ({ client, clock: 0, structs: [text({ parent }, 'x')] }));

/** Each client writes on from what the next one wrote, and the last one from the first one's piece before. */
export function spiral(clients: readonly number[], rounds: number): Sections {
  const [first = 0] = clients;
  return clients.map((client, index) => {
    const next = clients[index + 1];
    const before = (round: number): Id =>
      next === undefined ? { client: first, clock: round } : { client: next, clock: 1 + round };
    return {
      client,
      clock: 1,
      structs: Array.from({ length: rounds }, (_, round) => text({ origin: before(round) }, 'y')),
    };
  });
}

/** The same by ids that nobody has heard of, in one update. */
export function wholeSpiral(clients: readonly number[], rounds: number, parent: Id): Sections {
  const first = beginnings(clients, parent);
  return spiral(clients, rounds).map((section, index) => ({
    ...section,
    clock: 0,
    structs: [...(first[index]?.structs ?? []), ...section.structs],
  }));
}
