/** Who else is here, out of the presence that the server stamps. What it did not stamp nobody is shown. */
import { z } from 'zod';
import { RoomRole } from '#shared/access/permissions.ts';
import { ParticipantView } from '#shared/protocol/change.ts';
import { PresenceState } from '#shared/protocol/room-messages.ts';
import type { Peer } from './session-state.ts';

const Stamped = z.object({
  user: ParticipantView.pick({ id: true, name: true, side: true, colour: true })
    .extend({ role: RoomRole })
    .strip(),
  focus: PresenceState.shape.focus,
});

/** Peers in order of their names, so that the header does not jump when somebody moves; my own tab is left out. */
export function peersIn(states: ReadonlyMap<number, unknown>, myClientId: number): Peer[] {
  return [...states]
    .filter(([clientId]) => clientId !== myClientId)
    .flatMap(([clientId, state]) => {
      const stamped = Stamped.safeParse(state);
      if (!stamped.success) return [];
      return [{ clientId, participant: stamped.data.user, focus: stamped.data.focus ?? null }];
    })
    .sort((a, b) => a.participant.name.localeCompare(b.participant.name) || a.clientId - b.clientId);
}
