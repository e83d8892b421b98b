import { Outlet, useRouteContext } from '@tanstack/react-router';
import { AppShell } from '../ui/app-shell.tsx';
import { useSignOut } from './use-sign-out.ts';

/** A seller keeps the rail beside a quote; a buyer sees the quote alone. */
export function QuoteFrame() {
  const { me } = useRouteContext({ from: '/quotes/$quoteId' });
  const signOut = useSignOut();
  if (me.kind === 'guest') return <Outlet />;
  return (
    <AppShell me={me} variant="rail" onSignOut={signOut}>
      <Outlet />
    </AppShell>
  );
}
