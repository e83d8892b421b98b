import { useTranslation } from '../../ui/use-translation.ts';
import styles from '../fields/details.module.css';
import { ItemsField } from '../fields/items-field.tsx';
import { Fold } from './fold.tsx';
import type { PanelProps } from './panel.ts';

/** What one gets with it, and what one might have expected but does not get. */
export function ItemsPanel({ component, onPatch }: PanelProps) {
  const { t } = useTranslation('quoteRoom');
  const { id, included, notIncluded } = component;
  return (
    <Fold
      title={t('offer.items.title')}
      summary={t('offer.items.count', { included: included.length, notIncluded: notIncluded.length })}
    >
      <div className={styles['pair']}>
        <ItemsField
          element={id}
          field="included"
          label={t('details.included')}
          items={included}
          onCommit={(items) => onPatch({ included: items })}
        />
        <ItemsField
          element={id}
          field="notIncluded"
          label={t('details.notIncluded')}
          items={notIncluded}
          onCommit={(items) => onPatch({ notIncluded: items })}
        />
      </div>
    </Fold>
  );
}
