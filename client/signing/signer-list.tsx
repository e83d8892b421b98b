import { IconCheck } from '@tabler/icons-react';
import type { Signer } from '#shared/protocol/acceptance-api.ts';
import { dayAndTime } from '../ui/dates.ts';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import { useOffer } from './offer-context.ts';
import styles from './signing.module.css';

/** Everybody whose signature counts, where it is more than one person's. */
export function SignerList() {
  const { t } = useTranslation('signing');
  const { answer } = useOffer();
  if (answer.signers.length < 2) return null;
  return (
    <section className={styles['block']} aria-labelledby="signers">
      <h3 id="signers">{t('signers.title')}</h3>
      <p className={styles['help']}>{t(`signers.${answer.signing}`)}</p>
      <ul className={styles['signers']}>
        {answer.signers.map((signer) => (
          <SignerRow key={signer.participantId} signer={signer} />
        ))}
      </ul>
    </section>
  );
}

export function SignerRow({ signer }: { signer: Signer }) {
  const { t } = useTranslation('signing');
  const language = useLanguage();
  const { answer } = useOffer();
  const { name, signedAt, verification, isTurn } = signer;
  const isYou = signer.participantId === answer.you?.participantId;
  const isAnyone = answer.signing === 'one';
  return (
    <li>
      <span className={styles['signerName']}>
        {name}
        {isYou && <span className={styles['quiet']}> ({t('signers.you')})</span>}
      </span>
      <span className={styles['signerState']}>
        {signedAt === null ? (
          !isAnyone && t(isTurn ? 'signers.turn' : 'signers.waits')
        ) : (
          <>
            <IconCheck size={14} stroke={2} aria-hidden />
            {t('signers.signed', { when: dayAndTime(signedAt, language) })}
            {verification === 'code' && `, ${t('signers.byCode')}`}
          </>
        )}
      </span>
    </li>
  );
}
