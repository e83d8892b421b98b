import { lazy, Suspense, useEffect, useRef } from 'react';
import type { Role } from '#shared/access/permissions.ts';
import { withKit } from '../ui/with-kit.ts';
import { ask, useAsked } from './asked.ts';
import { usePageKeys } from './use-page-keys.ts';

/** Whoever never asks for them never fetches them. */
const dialogs = {
  find: lazy(async () => ({
    default: await withKit(async () => (await import('./find-dialog.tsx')).FindDialog),
  })),
  keys: lazy(async () => ({
    default: await withKit(async () => (await import('./keys-dialog.tsx')).KeysDialog),
  })),
} as const;

/** The keys of every page, and the search and the list of keys. `userRole` is `null` for a guest, who has one quote and no pages. */
export function FindHost({ userRole }: { userRole: Role | null }) {
  const asked = useAsked();
  usePageKeys(userRole);
  const origin = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (asked !== null && document.activeElement instanceof HTMLElement)
      origin.current = document.activeElement;
  }, [asked]);
  if (asked === null) return null;
  const Dialog = dialogs[asked];
  // Back to where one was, before anything is done from there.
  const close = (then?: () => void) => {
    ask(null);
    requestAnimationFrame(() => {
      origin.current?.focus({ preventScroll: true });
      then?.();
    });
  };
  return (
    <Suspense>
      <Dialog userRole={userRole} onClose={close} />
    </Suspense>
  );
}

/** What the two dialogs are given. */
export interface AskedDialogProps {
  userRole: Role | null;
  /** With what is to be done when it has gone. */
  onClose: (then?: () => void) => void;
}
