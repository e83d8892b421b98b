import { mayStepBack } from '#shared/negotiation/stances.ts';
import { useRoom } from '../quote-room/room-context.ts';
import { useSession } from '../sync/use-session.ts';

/** Whether the person is a buyer who can say here that they want no offer now, and nobody has said so. */
export function useMayStepBack(): boolean {
  const { quote, side } = useRoom();
  const status = useSession((session) => session.status);
  const { right, stance, isLeftOut, versions, today } = quote;
  if (side !== 'buyer' || right === 'view' || stance !== null || isLeftOut) return false;
  return mayStepBack(status, versions, today);
}
