import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/queries.ts';
import { createAppRouter } from './router.tsx';
import { startTexts } from './ui/i18n.ts';
import { UiProvider } from './ui/ui-provider.tsx';

const container = document.getElementById('root');
if (!container) throw new Error('index.html has lost its #root element; the page has nowhere to go.');

const queryClient = createQueryClient();
const router = createAppRouter(queryClient);

function render(place: HTMLElement): void {
  createRoot(place).render(
    <StrictMode>
      <UiProvider>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </UiProvider>
    </StrictMode>,
  );
}

startTexts().then(() => render(container), reportError);
