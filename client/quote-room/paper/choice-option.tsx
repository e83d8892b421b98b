import { memo, useCallback, useState } from 'react';
import type { ChoiceGroup, Component } from '#shared/quote/quote.ts';
import { useRow } from '../../sync/use-session.ts';
import { showToast } from '../../ui/toast.tsx';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { RowPeople } from '../people/row-people.tsx';
import { useRowMark } from '../people/use-row-mark.ts';
import { isChooseOne, picksAfter } from '../picks.ts';
import { useRoom } from '../room-context.ts';
import { useSellerParts } from '../seller-parts.ts';
import { usePricesShown } from '../shown-prices.ts';
import { useFigures } from '../use-figures.ts';
import { useRoomEdit } from '../use-room-edit.ts';
import { ChoiceEffect } from './choice-effect.tsx';
import { ChoiceMark } from './choice-mark.tsx';
import { ComponentName } from './component-name.tsx';
import styles from './group.module.css';
import { OpenedRow } from './opened-row.tsx';
import row from './row.module.css';
import { RowSaid } from './row-acts.tsx';
import { PriceCell, PriceField, QuantityCell } from './row-figures.tsx';
import { RowNotices } from './row-notices.tsx';

interface ChoiceOptionProps {
  group: ChoiceGroup;
  component: Component;
  picked: readonly string[];
  priceDigits: number;
  amountDigits: number;
}

/** One alternative: its amount, and how it differs from the one that is chosen. */
export const ChoiceOption = memo(function ChoiceOption({
  group,
  component,
  picked,
  priceDigits,
  amountDigits,
}: ChoiceOptionProps) {
  const standing = useRow(component.id);
  const { t } = useTranslation('quoteRoom');
  const { mode } = useRoom();
  const edit = useRoomEdit();
  const seller = useSellerParts();
  const { signed, perPeriod, isInclVat, lineAmount } = useFigures();
  const [open, setOpen] = useState(false);
  const toggle = useCallback(() => setOpen((was) => !was), []);
  const { mark, seenRef, className, style } = useRowMark(component.id, styles);
  const isPicked = picked.includes(component.id);
  const title = component.title || t('row.untitled');
  const building = mode === 'build';
  const isPriced = usePricesShown();
  if (!standing) return null;
  const { priced } = standing;
  // The difference is told without VAT; with it, what the choice would do says it.
  const difference = isInclVat ? null : priced.differenceToPicked;
  // One of something at one price: the amount says it all, unless it is with VAT where the price is set without.
  const isOneOfOnePrice =
    component.priceModel === 'flat' && !component.buyerQuantity && priced.quantity === '1';
  const isSingle = isOneOfOnePrice && !(building && isInclVat);

  const choose = (on: boolean) => {
    const after = picksAfter(group, picked, component.id, on);
    if (on && !after.includes(component.id)) showToast(t('group.full', { max: group.max }));
    else edit.pick(group, after);
  };
  return (
    <li
      ref={seenRef}
      className={`${styles['member']} ${isPicked ? styles['picked'] : ''} ${className}`}
      style={style}
      aria-label={title}
      data-row={component.id}
      tabIndex={-1}
    >
      <div className={styles['option']}>
        <RowPeople element={component.id} />
        {seller && building && (
          <seller.SelectHandle ids={[component.id]} title={title} className={styles['handle'] ?? ''} />
        )}
        {mode === 'read' ? (
          <ChoiceMark isChosen={isPicked} word={isPicked ? t('row.chosen') : t('row.notChosen')} />
        ) : (
          <span className={controls['target']}>
            <input
              type={isChooseOne(group) ? 'radio' : 'checkbox'}
              name={`pick-${group.id}`}
              className={`${controls['box']} ${isChooseOne(group) ? controls['radio'] : ''}`}
              checked={isPicked}
              aria-label={
                isPriced
                  ? t('row.choose', { title, price: perPeriod(lineAmount(priced), priced.period) })
                  : title
              }
              onChange={(event) => choose(event.currentTarget.checked)}
            />
          </span>
        )}
        <ComponentName component={component} priced={priced} mark={mark} open={open} onToggle={toggle} />
        <span className={styles['counts']}>
          {!isOneOfOnePrice && <QuantityCell component={component} priced={priced} />}
          {!isSingle && <PriceCell component={component} priced={priced} digits={priceDigits} />}
          <RowSaid component={component} title={title} />
        </span>
        <span className={`${styles['amount']} num`}>
          {isSingle && building ? (
            <PriceField component={component} digits={amountDigits} />
          ) : (
            isPriced && perPeriod(lineAmount(priced), priced.period, amountDigits)
          )}
          <span className={row['second']}>
            {isPicked && t('row.chosen')}
            {!isPicked && isPriced && (
              <ChoiceEffect id={component.id}>{difference !== null && signed(difference)}</ChoiceEffect>
            )}
          </span>
        </span>
        {seller && building && (
          <span className={styles['tool']}>
            <seller.ComponentMenu component={component} onDetails={toggle} />
          </span>
        )}
      </div>
      <RowNotices component={component} row={standing} />
      {open && building && seller && <seller.ComponentDetails component={component} onDone={toggle} />}
      {seller && building && <seller.PasteHere at={component.id} />}
      {open && !building && <OpenedRow component={component} title={title} />}
    </li>
  );
});
