import { IconLock } from '@tabler/icons-react';
import type { Component } from '#shared/quote/quote.ts';
import type { Row } from '../../sync/row-board.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { useRoom } from '../room-context.ts';
import { usePricesShown } from '../shown-prices.ts';
import { useFigures } from '../use-figures.ts';
import { useRoomEdit } from '../use-room-edit.ts';
import { ChoiceMark } from './choice-mark.tsx';

/** A lock for what is always there, a box for what is chosen; where nothing can be chosen, how it stands. */
export function ComponentChoice({ component, row }: { component: Component; row: Row }) {
  const { priced, isChosen } = row;
  const { t } = useTranslation('quoteRoom');
  const { mode } = useRoom();
  const edit = useRoomEdit();
  const { perPeriod, lineAmount } = useFigures();
  const isPriced = usePricesShown();

  if (component.presence === 'required') {
    return (
      <span className={controls['mark']} role="img" aria-label={t('row.required')} title={t('row.required')}>
        <IconLock size={15} stroke={1.75} aria-hidden />
      </span>
    );
  }
  if (mode === 'read') {
    return (
      <ChoiceMark isChosen={priced.selected} word={priced.selected ? t('row.chosen') : t('row.leftOut')} />
    );
  }
  const title = component.title || t('row.untitled');
  return (
    <span className={controls['target']}>
      <input
        type="checkbox"
        className={controls['box']}
        checked={isChosen}
        aria-label={
          isPriced ? t('row.choose', { title, price: perPeriod(lineAmount(priced), priced.period) }) : title
        }
        onChange={(event) => edit.select(component, event.currentTarget.checked)}
      />
    </span>
  );
}
