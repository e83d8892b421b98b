import { IconLock } from '@tabler/icons-react';
import type { Margin } from '#shared/pricing/margin.ts';
import { unitPriceForMargin } from '#shared/pricing/price-for-margin.ts';
import type { Component } from '#shared/quote/quote.ts';
import { useCosts, useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { DetailNumber } from '../fields/detail-number.tsx';
import styles from '../fields/details.module.css';
import { numberRules } from '../fields/number-rules.ts';
import { TextField } from '../fields/text-field.tsx';
import { shortCompany } from '../names.ts';
import { useRoom } from '../room-context.ts';
import { useFigures } from '../use-figures.ts';
import { useRoomEdit } from '../use-room-edit.ts';
import { useMargins } from './margins.tsx';

/** Cost, lowest price and note, kept in the sellers' own document. Hidden with the private lane. */
export function PrivateFields({ component }: { component: Component }) {
  const { t } = useTranslation('quoteRoom');
  const { lane, quote } = useRoom();
  const edit = useRoomEdit();
  const costs = useCosts(component.id);
  const margin = useMargins(({ lines }) => lines[component.id]);
  if (!lane) return null;
  const { id } = component;
  return (
    <div className={styles['private']}>
      <b>
        <IconLock size={14} stroke={1.75} aria-hidden />
        {t('priv.only', { seller: shortCompany(quote.seller.name) })}
      </b>
      <div className={styles['fields']}>
        <DetailNumber
          element={id}
          field="unitCost"
          label={t('details.cost')}
          hint={t('offer.private.costHint')}
          value={costs?.unitCost ?? null}
          rule={numberRules.cost}
          onCommit={(value) => edit.setCost(id, 'unitCost', value)}
        />
        <DetailNumber
          element={id}
          field="floorPrice"
          label={t('details.floor')}
          value={costs?.floorPrice ?? null}
          rule={numberRules.cost}
          hint={t('offer.private.floorHint')}
          onCommit={(value) => edit.setCost(id, 'floorPrice', value)}
        />
        {margin && <MarginField component={component} margin={margin} />}
        <div className={`${styles['field']} ${styles['broad']}`}>
          <span aria-hidden>{t('details.note')}</span>
          <TextField
            element={id}
            field="note"
            label={t('details.note')}
            placeholder=""
            className={styles['boxed']}
            value={costs?.note ?? ''}
            maxLength={2_000}
            onCommit={(note) => edit.setCost(id, 'note', note)}
          />
        </div>
      </div>
    </div>
  );
}

/**
 * What the line leaves over. Typed, it sets the price: cost, margin and price stay in step, whichever of them is
 * changed. A price in steps has no one price to set, and is only told.
 */
function MarginField({ component, margin }: { component: Component; margin: Margin }) {
  const { t } = useTranslation('quoteRoom');
  const edit = useRoomEdit();
  const { about, money } = useFigures();
  const { id } = component;
  const unitCost = useCosts(id)?.unitCost ?? null;
  const currency = useSession(({ content }) => content.terms.currency);
  const quantity = useSession(({ priced }) => priced.components[id]?.quantity ?? component.quantity);
  const priceFor = (share: string) =>
    unitCost === null ? null : unitPriceForMargin(component, { quantity, unitCost, margin: share }, currency);
  if (priceFor('0') !== null) {
    return (
      <DetailNumber
        element={id}
        field="margin"
        label={t('offer.private.marginSet')}
        hint={t('offer.private.marginHint', { amount: money(margin.margin) })}
        value={margin.percent}
        rule={numberRules.margin}
        onCommit={(share) => {
          const unitPrice = share === null ? null : priceFor(share);
          if (unitPrice !== null) edit.patchComponent(id, { unitPrice });
        }}
      />
    );
  }
  if (margin.percent === null) return null;
  const share = about(Number(margin.percent), 1);
  return (
    <div className={styles['field']}>
      <span>{t('offer.private.margin')}</span>
      <span className={`${styles['figure']} num`}>
        {t('offer.private.marginOf', { share, amount: money(margin.margin) })}
      </span>
    </div>
  );
}
