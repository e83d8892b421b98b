import type { Rooms } from '../rooms/rooms.ts';
import type { ThreadRow } from './comment-rows.ts';

/** Has the room fetch the threads again. Of what is among colleagues the customer’s side is not even told that it was. */
export function announceComments(
  rooms: Pick<Rooms, 'announce'>,
  { quote_id, audience }: Pick<ThreadRow, 'quote_id' | 'audience'>,
): void {
  rooms.announce(quote_id, ['comments'], audience === 'internal' ? 'seller' : undefined);
}
