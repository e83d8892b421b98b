import type { Side } from '#shared/access/permissions.ts';
import { ParticipantId } from '#shared/ids.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';

/** Somebody of this side, for a test to which it does not matter who. */
export function participantView(side: Side): ParticipantView {
  return { id: ParticipantId.parse(`${side}-number-1`), side, name: 'Anna', title: '', colour: 0 };
}
