import { Outlet } from '@tanstack/react-router';
import { AppShell } from '../ui/app-shell.tsx';
import type { UserMe } from './session.ts';
import { useSignOut } from './use-sign-out.ts';

/** The quote with the rail beside it. */
export function SellerFrame({ me }: { me: UserMe }) {
  return (
    <AppShell me={me} variant="rail" onSignOut={useSignOut(me)}>
      <Outlet />
    </AppShell>
  );
}
