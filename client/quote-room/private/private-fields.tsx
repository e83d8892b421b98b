import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Component } from '#shared/quote/quote.ts';
import { useCosts } from '../../sync/use-session.ts';
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
  const { about, money } = useFigures();
  const costs = useCosts(component.id);
  const margin = useMargins(({ lines }) => lines[component.id]);
  if (!lane) return null;
  const { id } = component;
  const share = margin && margin.percent !== null ? about(Number(margin.percent), 1) : null;
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
        {margin && share !== null && (
          <div className={styles['field']}>
            <span>{t('offer.private.margin')}</span>
            <span className={`${styles['figure']} num`}>
              {t('offer.private.marginOf', { share, amount: money(margin.margin) })}
            </span>
          </div>
        )}
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
