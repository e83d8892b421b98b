/** Every page but the room of a guest who has just come: the router, and the kit around all that it shows. */
import type { QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { createAppRouter } from './router.tsx';
import { Kit } from './ui/kit.tsx';

export function App({ queryClient }: { queryClient: QueryClient }) {
  const [router] = useState(() => createAppRouter(queryClient));
  return (
    <Kit>
      <RouterProvider router={router} />
    </Kit>
  );
}
