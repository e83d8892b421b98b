/** What stands around every page of the router, and in the place of one that fails. */
import { type ErrorComponentProps, Outlet, useRouter } from '@tanstack/react-router';
import { CrashPage } from './crash-page.tsx';
import { useRouterWay } from './router-way.ts';
import { WayProvider } from './way.ts';

export function RouterRoot() {
  return (
    <WayProvider value={useRouterWay()}>
      <Outlet />
    </WayProvider>
  );
}

export function RouterCrash({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return <CrashPage error={error} onRetry={retry} />;
}
