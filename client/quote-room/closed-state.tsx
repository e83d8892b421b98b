import type { ReactNode } from 'react';
import type { CloseReason } from '#shared/protocol/close-codes.ts';
import { MessagePage } from '../ui/message-page.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { WayLink } from '../ui/way-link.tsx';
import controls from './controls.module.css';

interface ClosedStateProps {
  reason: CloseReason;
  isGuest: boolean;
  /** What was typed and is not on the server: kept here, because the room is gone. */
  children?: ReactNode;
}

const worded = ['signIn', 'revoked', 'notFound', 'mismatch'] as const;

/** The room is closed for good: why, the way on, and what of one's own did not get through. Nothing else of the quote. */
export function ClosedState({ reason, isGuest, children }: ClosedStateProps) {
  const { t } = useTranslation('quoteRoom');
  const word = worded.find((known) => known === reason) ?? 'other';
  const button = `${controls['button']} ${controls['primary']}`;
  return (
    <MessagePage title={t(`closed.${word}.title`)} text={t(`closed.${word}.text`)}>
      {word === 'signIn' && !isGuest && (
        <WayLink to={`/sign-in?next=${encodeURIComponent(location.pathname)}`} className={button}>
          {t('closed.signIn.action')}
        </WayLink>
      )}
      {word === 'notFound' && !isGuest && (
        <WayLink to="/quotes" className={button}>
          {t('closed.notFound.action')}
        </WayLink>
      )}
      {(word === 'mismatch' || word === 'other') && (
        <button type="button" className={button} onClick={() => location.reload()}>
          {t(`closed.${word}.action`)}
        </button>
      )}
      {children}
    </MessagePage>
  );
}
