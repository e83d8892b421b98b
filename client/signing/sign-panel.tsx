import { useState } from 'react';
import { useTranslation } from '../ui/use-translation.ts';
import { ClosedAnswer } from './closed-answer.tsx';
import { useOffer } from './offer-context.ts';
import { PanelTotals } from './panel-totals.tsx';
import { Receipt } from './receipt.tsx';
import { SignForm } from './sign-form.tsx';
import { SignerForm } from './signer-form.tsx';
import { SignerList } from './signer-list.tsx';
import styles from './signing.module.css';

/** The buyer's answer: what it comes to, who signs, and the way to sign it, to say no, or to ask for something else. */
export function SignPanel() {
  const { t } = useTranslation('signing');
  const { answer, version } = useOffer();
  const isOpen = answer.state === 'open';
  const [wasOpen] = useState(isOpen);
  if (answer.state === 'accepted') return <Receipt isNew={wasOpen} />;
  const title = isOpen ? t('title') : t('titleClosed', { number: version.number });
  // Who would have signed is of no use once nobody can; who has signed is.
  const hasSigners = isOpen || answer.signers.some(({ signedAt }) => signedAt !== null);
  return (
    <aside className={styles['panel']} aria-label={title}>
      <h2 className={styles['title']}>{title}</h2>
      <PanelTotals />
      {hasSigners && <SignerList />}
      {isOpen ? <OpenAnswer /> : <ClosedAnswer />}
    </aside>
  );
}

function OpenAnswer() {
  const { t } = useTranslation('signing');
  const { answer } = useOffer();
  const { you, signers } = answer;
  if (!you) return null;
  const mine = signers.find(({ participantId }) => participantId === you.participantId);
  const names = signers
    .filter(({ signedAt, isTurn }) => signedAt === null && (mine?.signedAt || isTurn))
    .map(({ name }) => name)
    .join(', ');
  if (mine?.signedAt) return <p className={styles['notice']}>{t('wait.signed', { names })}</p>;
  if (!you.maySign || !mine) return <SignerForm />;
  if (!mine.isTurn) return <p className={styles['notice']}>{t('wait.turn', { names })}</p>;
  return <SignForm you={you} />;
}
