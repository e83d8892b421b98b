import { useTranslation } from 'react-i18next';
import type { Section } from '#shared/quote/quote.ts';
import { NumberField } from './number-field.tsx';
import { numberRules } from './number-rules.ts';
import { percentOrNull } from './percent.ts';
import styles from './section.module.css';
import { useFigures } from './use-figures.ts';
import { useRoomEdit } from './use-room-edit.ts';

/** A discount on everything in a section. */
export function SectionDiscount({ section }: { section: Section }) {
  const { t } = useTranslation('quoteRoom');
  const edit = useRoomEdit();
  const { typed } = useFigures();
  const shown = section.discountPercent === null ? '' : typed(section.discountPercent);
  return (
    <div className={styles['discountField']}>
      <span aria-hidden>{t('section.discount')}</span>
      <NumberField
        element={section.id}
        field="discountPercent"
        className={styles['discountInput']}
        label={t('section.discount')}
        placeholder="0"
        value={section.discountPercent ?? ''}
        rule={numberRules.percent}
        shown={shown}
        typed={shown}
        onCommit={(value) => edit.patchSection(section.id, { discountPercent: percentOrNull(value) })}
      />
    </div>
  );
}
