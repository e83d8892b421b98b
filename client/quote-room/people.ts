/** Who is in the room, one entry a person however many tabs they have open. */
import type { Peer } from '../sync/session-state.ts';

type Person = Peer['participant'];

function once(people: readonly Person[]): Person[] {
  return [...new Map(people.map((person) => [person.id, person])).values()];
}

/** The others, in order of side and arrival. My own other tabs are me. */
export function othersIn(peers: readonly Peer[], myId: string | null): Person[] {
  return once(peers.map((peer) => peer.participant))
    .filter((person) => person.id !== myId)
    .sort((a, b) => Number(a.side === 'seller') - Number(b.side === 'seller') || a.colour - b.colour);
}

/** Those whose focus is somewhere in this row. */
export function peopleAt(peers: readonly Peer[], element: string): Person[] {
  return once(peers.filter((peer) => peer.focus?.element === element).map((peer) => peer.participant));
}
