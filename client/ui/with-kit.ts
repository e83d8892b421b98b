import type { ComponentType } from 'react';

/**
 * The component that `fetch` brings, with the kit that it is made of. A guest's room begins without the kit, so whatever
 * of it shows something of the kit's is fetched by this.
 */
export async function withKit<Props extends object>(
  fetch: () => Promise<ComponentType<Props>>,
): Promise<ComponentType<Props>> {
  const [part, { inKit }] = await Promise.all([fetch(), import('./kit.tsx')]);
  return inKit(part);
}
