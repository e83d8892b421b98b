import type { Copied } from '#shared/clipboard/copied.ts';
import type { PrivateParts } from '#shared/clipboard/pasted.ts';
import type { ElementId } from '#shared/ids.ts';
import { useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import styles from './many.module.css';
import { useMany } from './use-many.ts';

interface CurrencyInsetProps {
  copied: Copied;
  own: PrivateParts | null;
  after: ElementId | null;
  onCancel: () => void;
}

/** Figures of one currency are not those of another: which it shall be is the seller's to say. */
export function CurrencyInset({ copied, own, after, onCancel }: CurrencyInsetProps) {
  const { t } = useTranslation('quoteRoom');
  const many = useMany();
  const currency = useSession(({ content }) => content.terms.currency);
  const count = copied.components.length;
  return (
    <section aria-label={t('many.currency.title', { count })} role="alert">
      <h3 className={styles['title']}>{t('many.currency.title', { count })}</h3>
      <p className={styles['lead']}>{t('many.currency.lead', { from: copied.currency, to: currency })}</p>
      <div className={styles['buttons']}>
        <button
          type="button"
          className={`${controls['button']} ${controls['primary']}`}
          onClick={() => many.paste(copied, own, after, false)}
        >
          {t('many.currency.without')}
        </button>
        <button
          type="button"
          className={controls['button']}
          onClick={() => many.paste(copied, own, after, true)}
        >
          {t('many.currency.as', { to: currency })}
        </button>
        <button type="button" className={controls['button']} onClick={onCancel}>
          {t('many.cancel')}
        </button>
      </div>
    </section>
  );
}
