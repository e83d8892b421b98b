import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '../api/queries.ts';
import { forgetCopies } from '../sync/kept-names.ts';
import { unsentCopies } from '../sync/unsent-copies.ts';
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
  const signOut = useSignOutNow();
  return () =>
    void unsentCopies(me.id)
      // A device that cannot tell what it keeps keeps nothing.
      .catch(() => [])
      .then((unsent) => (unsent.length > 0 ? navigate({ to: '/sign-out' }) : signOut()));
}

/** Ends the session, forgets everything that was read or kept with it, and goes to the sign-in page. */
export function useSignOutNow(): () => void {
  const { t } = useTranslation('ui');
  const client = useQueryClient();
  const navigate = useNavigate();
  const signOut = useCommand('signOut');
  return () =>
    void signOut.mutateAsync({}).then(
      async () => {
        await forgetCopies('everything');
        await navigate({ to: '/sign-in', search: { next: '/' } });
        client.clear();
      },
      // Said aloud: whoever leaves a shared machine must know that the session still stands.
      (error) => {
        const word = problemWord(error);
        showToast(`${t(`problem.${word}.title`)} ${t(`problem.${word}.help`)}`);
      },
    );
}
