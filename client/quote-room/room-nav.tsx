import { useSignOut } from '../accounts/use-sign-out.ts';
import { NavDrawer } from '../ui/nav-drawer.tsx';
import { useRoom } from './room-context.ts';

/** Where the rail has no room beside the paper: the way to the other pages. */
export function RoomNav() {
  const { user } = useRoom();
  const signOut = useSignOut();
  return user && <NavDrawer me={user} onSignOut={signOut} />;
}
