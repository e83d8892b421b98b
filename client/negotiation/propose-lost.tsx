import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import controls from '../quote-room/controls.module.css';
import type { LostValue } from '../sync/session-state.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { askedFromLost } from './asked-from-lost.ts';
import styles from './negotiation.module.css';
import { useMayPropose } from './proposing.tsx';
import { useOfferEffect } from './use-offer-effect.ts';
import { usePropose } from './use-propose.ts';

/** What was refused, put to the other side instead. What that does to a standing offer is read before it is sent. */
export function ProposeLost({ lost, onDone }: { lost: readonly LostValue[]; onDone: () => void }) {
  const { t } = useTranslation('negotiation');
  const [isAsking, setAsking] = useState(false);
  const effect = useOfferEffect();
  const { propose, isPending, error } = usePropose(undefined);
  const mayPropose = useMayPropose();
  const [asked, ...more] = askedFromLost(lost);
  // Several at once have no common answer; each is proposed in its row.
  if (!mayPropose || !asked || more.length > 0) return null;
  const send = () =>
    propose({ asked, given: [], note: '', expiresOn: null, shown: effect?.shown ?? null }).then(
      onDone,
      () => {},
    );
  const press = effect && !isAsking ? () => setAsking(true) : send;
  return (
    <>
      {isAsking && effect && <p className={styles['effectWords']}>{effect.words}</p>}
      <button
        type="button"
        className={controls['button']}
        aria-disabled={isPending}
        onClick={() => !isPending && void press()}
      >
        {isAsking ? t('action.send') : t('refused')}
      </button>
      {error && <ProblemNotice error={error} />}
    </>
  );
}
