import { IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { OfferSettings } from '#shared/protocol/sending-api.ts';
import { OfferTerms } from '#shared/quote/frozen-quote.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { SelectField } from '../fields/select-field.tsx';
import styles from './send.module.css';

interface SendSigningProps {
  offer: OfferTerms;
  onSettings: (settings: OfferSettings) => void;
  /** What stands before them: how long the offer stands. */
  children: ReactNode;
}

const { signing, counters } = OfferTerms.shape;

/** Who must sign and in what order, how they are verified, and what another answer than yes does to the offer. */
export function SendSigning({ offer, onSettings, children }: SendSigningProps) {
  const { t } = useTranslation('quoteRoom');
  const order = offer.signatories.map(({ participantId }) => participantId);
  const earlier = (index: number) => {
    const [moved] = order.slice(index, index + 1);
    if (moved)
      onSettings({ order: [...order.slice(0, index - 1), moved, ...without(order, moved, index - 1)] });
  };
  return (
    <>
      <div className={styles['two']}>
        {children}
        <SelectField
          label={t('send.signing.label')}
          value={offer.signing}
          options={signing.options.map((value) => ({ value, label: t(`send.signing.${value}`) }))}
          onChange={(value) => onSettings({ signing: value })}
        />
      </div>
      {offer.signing === 'in-order' && offer.signatories.length > 1 && (
        <ol className={styles['order']} aria-label={t('send.signing.in-order')}>
          {offer.signatories.map(({ participantId, name }, index) => (
            <li key={participantId} className={styles['signer']}>
              <span className="num">{index + 1}</span>
              <span>{name}</span>
              {index > 0 && (
                <button
                  type="button"
                  className={controls['icon']}
                  aria-label={t('send.earlier', { name })}
                  onClick={() => earlier(index)}
                >
                  <IconArrowUp size={16} stroke={1.75} aria-hidden />
                </button>
              )}
            </li>
          ))}
        </ol>
      )}
      <div className={styles['two']}>
        <SelectField
          label={t('send.counters.label')}
          value={offer.counters}
          options={counters.options.map((value) => ({ value, label: t(`send.counters.${value}`) }))}
          onChange={(value) => onSettings({ counters: value })}
        />
        <label className={styles['tick']}>
          <input
            type="checkbox"
            className={controls['box']}
            checked={offer.verification === 'code'}
            onChange={(event) => onSettings({ verification: event.currentTarget.checked ? 'code' : 'link' })}
          />
          {t('send.verification')}
        </label>
      </div>
    </>
  );
}

/** What of the list comes after the place that `moved` takes. */
function without<T>(list: readonly T[], moved: T, from: number): T[] {
  return list.slice(from).filter((item) => item !== moved);
}
