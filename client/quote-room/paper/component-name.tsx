import { IconChevronDown } from '@tabler/icons-react';
import type { PricedComponent } from '#shared/pricing/priced-quote.ts';
import type { Component } from '#shared/quote/quote.ts';
import { usePhone } from '../../ui/use-phone.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { TextField } from '../fields/text-field.tsx';
import type { Mark } from '../people/live-marks.ts';
import { WhoTag } from '../people/who-tag.tsx';
import { useRoom } from '../room-context.ts';
import { usePricesShown } from '../shown-prices.ts';
import { useRoomEdit } from '../use-room-edit.ts';
import chevron from './chevron.module.css';
import styles from './row.module.css';
import { RowActs, useOpens } from './row-acts.tsx';
import { RowEffects } from './row-effects.tsx';
import { TierChips } from './tier-chips.tsx';

interface ComponentNameProps {
  component: Component;
  priced: PricedComponent;
  mark: Mark | null;
  open: boolean;
  onToggle: () => void;
}

/** Name, description and price steps; written in place by the seller, with what is included behind the chevron for others. */
export function ComponentName({ component, priced, mark, open, onToggle }: ComponentNameProps) {
  const { t } = useTranslation('quoteRoom');
  const { mode } = useRoom();
  const edit = useRoomEdit();
  const title = component.title || t('row.untitled');
  const building = mode === 'build';
  const isPriced = usePricesShown();
  const isPhone = usePhone();
  const opens = useOpens(component) && !building;

  return (
    <div className={styles['body']}>
      <div className={styles['name']}>
        <span className={styles['title']}>
          {building ? (
            <TextField
              element={component.id}
              field="title"
              className={styles['nameText']}
              label={t('row.title', { title })}
              placeholder={t('row.titleEmpty')}
              value={component.title}
              maxLength={200}
              wraps
              onCommit={(text) => edit.patchComponent(component.id, { title: text })}
            />
          ) : (
            <span className={styles['nameText']}>{title}</span>
          )}
          {opens && (
            <button
              type="button"
              className={`${controls['icon']} ${chevron['more']}`}
              data-opens
              aria-expanded={open}
              aria-label={t(isPhone ? 'row.open' : 'row.details', { title })}
              onClick={onToggle}
            >
              <IconChevronDown size={16} stroke={1.75} aria-hidden />
            </button>
          )}
        </span>
        <WhoTag mark={mark} />
        {!isPhone && (
          <span className={styles['tools']}>
            <RowActs component={component} title={title} />
          </span>
        )}
      </div>
      {building ? (
        <div className={`${styles['description']} ${component.description === '' ? styles['offered'] : ''}`}>
          <TextField
            element={component.id}
            field="description"
            label={t('row.description', { title })}
            placeholder={t('row.descriptionEmpty')}
            value={component.description}
            maxLength={2_000}
            multiline
            onCommit={(text) => edit.patchComponent(component.id, { description: text })}
          />
        </div>
      ) : (
        component.description && <div className={styles['description']}>{component.description}</div>
      )}
      {isPriced && <TierChips component={component} current={priced.tierIndex} />}
      <RowEffects component={component} priced={priced} />
    </div>
  );
}
