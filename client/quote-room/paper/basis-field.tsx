import { termsFields } from '#shared/quote/quote.ts';
import { useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { FieldFrame } from '../fields/field-frame.tsx';
import { useRoom } from '../room-context.ts';
import { useRoomEdit } from '../use-room-edit.ts';
import styles from './paper-text.module.css';

/** Whether the quote's prices are read with or without VAT first: what everybody sees until they choose otherwise. */
export function BasisField() {
  const { t } = useTranslation('quoteRoom');
  const { mode } = useRoom();
  const edit = useRoomEdit();
  const { displayBasis, currency } = useSession((session) => session.content.terms);
  if (mode !== 'build') return t(`paper.${displayBasis}`, { currency });
  return (
    <FieldFrame element="terms" field="displayBasis">
      <select
        className={styles['basis']}
        aria-label={t('paper.basis')}
        data-field="displayBasis"
        value={displayBasis}
        onChange={(event) => {
          const basis = termsFields.displayBasis.safeParse(event.currentTarget.value);
          if (basis.success) edit.setTerm('displayBasis', basis.data);
        }}
      >
        {termsFields.displayBasis.options.map((basis) => (
          <option key={basis} value={basis}>
            {t(`paper.${basis}`, { currency })}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
