import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Me } from '#shared/protocol/views.ts';
import { useCommand } from '../api/queries.ts';
import { forgetEverything, ownerOf } from '../sync/kept-names.ts';
import { unsentWork } from '../sync/unsent-copies.ts';
import { problemWord } from '../ui/problem-words.ts';
import { showToast } from '../ui/toast.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import type { UserMe } from './session.ts';

/**
 * Signs out, unless this device holds work that was not sent: signing out clears the device, so the person is first
 * shown what would be lost with it.
 */
export function useSignOut(me: UserMe): () => void {
  const navigate = useNavigate();
  const signOut = useSignOutNow(me);
  return () =>
    void unsentWork(ownerOf(me)).then((unsent) =>
      unsent.length > 0 ? navigate({ to: '/sign-out' }) : signOut(),
    );
}

/** Ends the session, forgets everything that was read or kept with it, and goes where one comes in again. */
export function useSignOutNow(me: Me): () => void {
  const { t } = useTranslation('ui');
  const client = useQueryClient();
  const navigate = useNavigate();
  const signOut = useCommand('signOut');
  return () =>
    void signOut.mutateAsync({}).then(
      async () => {
        const to = me.kind === 'guest' ? '/left' : '/sign-in';
        await forgetEverything().then(
          () => navigate({ to }),
          () => navigate({ to: '/not-cleared', search: { to } }),
        );
        client.clear();
      },
      // Said aloud: whoever leaves a shared machine must know that the session still stands.
      (error) => {
        const word = problemWord(error);
        showToast(`${t(`problem.${word}.title`)} ${t(`problem.${word}.help`)}`);
      },
    );
}
