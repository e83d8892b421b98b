import type { Component } from '#shared/quote/quote.ts';
import { usePhone } from '../../ui/use-phone.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import styles from '../fields/details.module.css';
import { RowActs } from '../paper/row-acts.tsx';
import { PrivateFields } from '../private/private-fields.tsx';
import { useRoomEdit } from '../use-room-edit.ts';
import { AdjustmentsPanel } from './adjustments-panel.tsx';
import { ChoicePanel } from './choice-panel.tsx';
import { ItemsPanel } from './items-panel.tsx';
import type { ComponentPatch } from './panel.ts';
import { PresetBar } from './preset-bar.tsx';
import { PricePanel } from './price-panel.tsx';
import { RulesPanel } from './rules-panel.tsx';
import { VatPanel } from './vat-panel.tsx';

/**
 * Everything about a component that its row has no room for: a line a part that says how it stands, and opens. Opens
 * under the row; what is changed is saved at once.
 */
export function ComponentDetails({ component, onDone }: { component: Component; onDone: () => void }) {
  const { t } = useTranslation('quoteRoom');
  const edit = useRoomEdit();
  const isPhone = usePhone();
  const title = component.title || t('row.untitled');
  const patch = (values: ComponentPatch) => edit.patchComponent(component.id, values);
  return (
    <fieldset className={styles['details']} aria-label={t('details.label', { title })}>
      {isPhone && <RowActs component={component} title={title} />}
      <PresetBar component={component} onPatch={patch} />
      <div>
        <PricePanel component={component} onPatch={patch} />
        <AdjustmentsPanel component={component} onPatch={patch} />
        <ChoicePanel component={component} onPatch={patch} />
        <RulesPanel component={component} onPatch={patch} />
        <VatPanel component={component} onPatch={patch} />
        <ItemsPanel component={component} onPatch={patch} />
      </div>
      <PrivateFields component={component} />
      <div className={styles['end']}>
        <button type="button" className={controls['button']} onClick={onDone}>
          {t('details.done')}
        </button>
      </div>
    </fieldset>
  );
}
