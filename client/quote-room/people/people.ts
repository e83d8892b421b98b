/** Who is in the room, one entry a person however many tabs they have open. */
import type { Peer } from '../../sync/session-state.ts';

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

/** Where a person is: in the tab in which they are somewhere, if they have several. */
export function personNow(peers: readonly Peer[], id: string): Peer | undefined {
  const tabs = peers.filter((peer) => peer.participant.id === id);
  return tabs.find(({ focus }) => focus !== null) ?? tabs[0];
}

/** Those whose focus is somewhere in this row. */
export function peopleAt(peers: readonly Peer[], element: string): Person[] {
  return once(peers.filter((peer) => peer.focus?.element === element).map((peer) => peer.participant));
}
