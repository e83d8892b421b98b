import { useTranslation } from 'react-i18next';
import type { Component } from '#shared/quote/quote.ts';
import controls from './controls.module.css';
import styles from './details.module.css';
import { AdjustmentsPanel } from './editor/adjustments-panel.tsx';
import { ChoicePanel } from './editor/choice-panel.tsx';
import { ItemsPanel } from './editor/items-panel.tsx';
import type { ComponentPatch } from './editor/panel.ts';
import { PresetBar } from './editor/preset-bar.tsx';
import { PricePanel } from './editor/price-panel.tsx';
import { RulesPanel } from './editor/rules-panel.tsx';
import { VatPanel } from './editor/vat-panel.tsx';
import { PrivateFields } from './private-fields.tsx';
import { useRoomEdit } from './use-room-edit.ts';

/**
 * Everything about a component that its row has no room for: a line a part that says how it stands, and opens. Opens
 * under the row; what is changed is saved at once.
 */
export function ComponentDetails({ component, onDone }: { component: Component; onDone: () => void }) {
  const { t } = useTranslation('quoteRoom');
  const edit = useRoomEdit();
  const patch = (values: ComponentPatch) => edit.patchComponent(component.id, values);
  return (
    <fieldset
      className={styles['details']}
      aria-label={t('details.label', { title: component.title || t('row.untitled') })}
    >
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
