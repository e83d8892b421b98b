import { memo, useCallback, useState } from 'react';
import type { Component } from '#shared/quote/quote.ts';
import { useRow } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import drag from '../editor/drag.module.css';
import { RowPeople } from '../people/row-people.tsx';
import { useRowMark } from '../people/use-row-mark.ts';
import { useRoom } from '../room-context.ts';
import { useMovable, useSellerParts } from '../seller-parts.ts';
import { ComponentChoice } from './component-choice.tsx';
import { ComponentName } from './component-name.tsx';
import { OpenedRow } from './opened-row.tsx';
import paper from './paper.module.css';
import styles from './row.module.css';
import { RowSaid, useOpens } from './row-acts.tsx';
import { AmountCell, PriceCell, QuantityCell } from './row-figures.tsx';
import { RowNotices } from './row-notices.tsx';

interface ComponentRowProps {
  component: Component;
  /** Its place in the section, for moving by drag. */
  index: number;
  /** Decimals of the column of prices, and of amounts. */
  priceDigits: number;
  amountDigits: number;
}

/** One component of the quote: what it is, whether it is chosen, how many, and what it costs. */
export const ComponentRow = memo(function ComponentRow({
  component,
  index,
  priceDigits,
  amountDigits,
}: ComponentRowProps) {
  const { t } = useTranslation('quoteRoom');
  const row = useRow(component.id);
  const { mode } = useRoom();
  const { id } = component;
  const [open, setOpen] = useState(false);
  const toggle = useCallback(() => setOpen((was) => !was), []);
  const seller = useSellerParts();
  const {
    ref: moveRef,
    handleRef,
    isDragging,
    isDropTarget,
  } = useMovable({ id, sectionId: component.sectionId, index });
  const { mark, seenRef, className: markClass, style } = useRowMark(id, styles);
  const opens = useOpens(component);
  const isExtended = open && (mode === 'build' || opens);
  const title = component.title || t('row.untitled');

  const classes = [
    paper['line'],
    styles['item'],
    markClass,
    mode === 'build' ? styles['building'] : '',
    isDragging ? drag['dragged'] : '',
    isDropTarget && !isDragging ? drag['target'] : '',
  ];
  if (!row) return null;
  const { priced } = row;
  return (
    <li
      ref={(element) => {
        moveRef(element);
        seenRef(element);
      }}
      className={classes.filter(Boolean).join(' ')}
      style={style}
      aria-label={title}
      data-row={id}
      tabIndex={-1}
    >
      <div
        className={`${paper['on']} ${styles['on']} ${isExtended ? styles['extended'] : ''} ${priced.selected ? '' : styles['out']}`}
      >
        <RowPeople element={id} />
        <div className={styles['row']}>
          {seller && mode === 'build' && (
            <seller.SelectHandle
              ids={[id]}
              title={title}
              className={styles['handle'] ?? ''}
              handleRef={handleRef}
            />
          )}
          <span className={styles['choice']}>
            <ComponentChoice component={component} row={row} />
          </span>
          <ComponentName component={component} priced={priced} mark={mark} open={open} onToggle={toggle} />
          <span className={styles['counts']}>
            <QuantityCell component={component} priced={priced} />
            <PriceCell component={component} priced={priced} digits={priceDigits} />
            <RowSaid component={component} title={title} />
          </span>
          <AmountCell component={component} priced={priced} digits={amountDigits} mark={mark} />
          {seller && mode === 'build' && (
            <span className={styles['tool']}>
              <seller.ComponentMenu component={component} onDetails={toggle} />
            </span>
          )}
        </div>
        <RowNotices component={component} row={row} />
        {isExtended && mode !== 'build' && <OpenedRow component={component} title={title} />}
        {isExtended && mode === 'build' && seller && (
          <seller.ComponentDetails component={component} onDone={toggle} />
        )}
        {seller && mode === 'build' && <seller.PasteHere at={id} />}
      </div>
      {seller && <seller.PrivateCell component={component} />}
    </li>
  );
});
