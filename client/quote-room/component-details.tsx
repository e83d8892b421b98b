import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Component } from '#shared/quote/quote.ts';
import { BuyerQuantityFields } from './buyer-quantity-fields.tsx';
import controls from './controls.module.css';
import styles from './details.module.css';
import { ItemsField } from './items-field.tsx';
import { PriceFields } from './price-fields.tsx';
import { PrivateFields } from './private-fields.tsx';
import { SelectField } from './select-field.tsx';
import { TextField } from './text-field.tsx';
import { TierFields } from './tier-fields.tsx';
import { useRoomEdit } from './use-room-edit.ts';

/** Everything about a component that its row has no room for. Opens under the row; what is changed is saved at once. */
export function ComponentDetails({ component, onDone }: { component: Component; onDone: () => void }) {
  const { t } = useTranslation('quoteRoom');
  const edit = useRoomEdit();
  const unitLabel = useId();
  const { id } = component;
  const patch = (values: Partial<Omit<Component, 'id'>>) => edit.patchComponent(id, values);

  return (
    <fieldset
      className={styles['details']}
      aria-label={t('details.label', { title: component.title || t('row.untitled') })}
    >
      <div className={styles['fields']}>
        {component.groupId === null && (
          <SelectField
            label={t('details.presence')}
            value={presenceOf(component)}
            options={[
              { value: 'required', label: t('details.required') },
              { value: 'preselected', label: t('details.preselected') },
              { value: 'optional', label: t('details.optional') },
            ]}
            onChange={(presence) =>
              patch({
                presence: presence === 'required' ? 'required' : 'optional',
                preselected: presence !== 'optional',
              })
            }
          />
        )}
        <div className={styles['field']}>
          <span id={unitLabel}>{t('details.unit')}</span>
          <TextField
            element={id}
            field="unit"
            label={t('details.unit')}
            placeholder={t('details.unitExample')}
            className={styles['boxed']}
            value={component.unit}
            maxLength={60}
            onCommit={(unit) => patch({ unit })}
          />
        </div>
        <PriceFields component={component} onPatch={patch} />
      </div>
      {component.priceModel !== 'flat' && <TierFields component={component} onPatch={patch} />}
      <BuyerQuantityFields component={component} onPatch={patch} />
      <div className={styles['pair']}>
        <ItemsField
          element={id}
          field="included"
          label={t('details.included')}
          items={component.included}
          onCommit={(included) => patch({ included })}
        />
        <ItemsField
          element={id}
          field="notIncluded"
          label={t('details.notIncluded')}
          items={component.notIncluded}
          onCommit={(notIncluded) => patch({ notIncluded })}
        />
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

function presenceOf({ presence, preselected }: Component): 'required' | 'optional' | 'preselected' {
  if (presence === 'required') return 'required';
  return preselected ? 'preselected' : 'optional';
}
