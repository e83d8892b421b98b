/**
 * What a page begins with. Most pages are the router's (`app.tsx`). A guest comes by a link, on a phone, on the way, and
 * what stands between them and the quote is code: their room is fetched alone, and all that leads on from it after it.
 */
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/queries.ts';
import { guestAt } from './quotes/guest-at.ts';
import { CrashBoundary } from './ui/crash-boundary.tsx';
import { CrashPage } from './ui/crash-page.tsx';
import { fetchCode } from './ui/fetch-code.ts';
import { needTexts, startTexts } from './ui/i18n.ts';
import { PendingPage } from './ui/pending-page.tsx';
import { UiProvider } from './ui/ui-provider.tsx';

const container = document.getElementById('root');
if (!container) throw new Error('index.html has lost its #root element; the page has nowhere to go.');

/** What stays on the device of whoever is not signed in any more. */
const forget = () => import('./sync/forgetting.ts').then(({ forgetAllThatIsSent }) => forgetAllThatIsSent());
const queryClient = createQueryClient({ signedOut: () => void forget().catch(() => {}) });
const root = createRoot(container);

/** Milliseconds after which it is said that something is on its way. */
const pendingMs = 200;

function draw(page: ReactNode): void {
  root.render(
    <StrictMode>
      <UiProvider>
        <QueryClientProvider client={queryClient}>
          <CrashBoundary>{page}</CrashBoundary>
        </QueryClientProvider>
      </UiProvider>
    </StrictMode>,
  );
}

const texts = startTexts();
const fetchApp = async () => {
  const ownTexts = texts.then(() => fetchCode(() => needTexts('app')));
  const [app] = await Promise.all([fetchCode(() => import('./app.tsx')), ownTexts]);
  return app;
};
const fetchGuestRoom = () => fetchCode(() => import('./quotes/guest-room.tsx'));

async function drawApp(): Promise<void> {
  const [{ App }] = await Promise.all([fetchApp(), texts]);
  draw(<App queryClient={queryClient} />);
}

async function drawFirst(): Promise<void> {
  // Whoever comes by a link is a guest; of others it is not known before the server has said so.
  if (location.pathname === '/q') fetchGuestRoom().catch(() => {});
  const guest = await guestAt(queryClient);
  if (!guest) return drawApp();
  const [{ GuestRoom }] = await Promise.all([fetchGuestRoom(), texts]);
  draw(<GuestRoom me={guest} fetchOthers={fetchApp} leave={() => void drawApp()} />);
}

const pending = setTimeout(() => void texts.then(() => draw(<PendingPage />)), pendingMs);
drawFirst()
  .catch(async (error: unknown) => {
    await texts;
    draw(<CrashPage error={error} onRetry={() => location.reload()} />);
  })
  .catch(reportError)
  .finally(() => clearTimeout(pending));
