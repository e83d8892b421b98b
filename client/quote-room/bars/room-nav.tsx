import type { UserMe } from '../../accounts/session.ts';
import { useSignOut } from '../../accounts/use-sign-out.ts';
import { NavDrawer } from '../../ui/nav-drawer.tsx';
import { useRoom } from '../room-context.ts';

/** Where the rail has no room beside the paper: the way to the other pages. */
export function RoomNav() {
  const { user } = useRoom();
  return user && <UserNav me={user} />;
}

function UserNav({ me }: { me: UserMe }) {
  return <NavDrawer me={me} onSignOut={useSignOut(me)} />;
}
