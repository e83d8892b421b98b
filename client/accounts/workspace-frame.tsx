import { Outlet, useRouteContext } from '@tanstack/react-router';
import { AppShell } from '../ui/app-shell.tsx';
import { useMailLanguage } from './use-mail-language.ts';
import { useSignOut } from './use-sign-out.ts';

/** The full navigation around every page of the workspace. */
export function WorkspaceFrame() {
  const { me } = useRouteContext({ from: '/workspace' });
  useMailLanguage(me);
  return (
    <AppShell me={me} onSignOut={useSignOut(me)}>
      <Outlet />
    </AppShell>
  );
}
