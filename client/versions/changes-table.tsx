import { IconChevronRight, IconLock } from '@tabler/icons-react';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import { isChanged } from '#shared/quote/compare/comparison.ts';
import { Money } from '../ui/money.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './changes.module.css';
import { ElementRow } from './element-row.tsx';
import { OfferRows } from './offer-rows.tsx';
import { SumRows } from './sum-rows.tsx';
import { TermRows } from './term-rows.tsx';
import { useCompared } from './versions-context.ts';

interface ChangesTableProps extends EndpointAnswer<'compareVersions'> {
  showsEverything: boolean;
  onShowEverything: () => void;
}

/**
 * Every element that differs, in the order of the quote, then the terms, the parties and how the offer may be
 * answered, and what it all comes to.
 */
export function ChangesTable({
  comparison,
  offer,
  margins,
  showsEverything,
  onShowEverything,
}: ChangesTableProps) {
  const { t } = useTranslation('versions');
  const { before, after } = useCompared();
  const { elements, terms, totals, unchanged } = comparison;
  const isWorthARow = (element: (typeof elements)[number]) =>
    isChanged(element) || element.kind === 'component';
  const shown = elements.filter(showsEverything ? isWorthARow : isChanged);
  return (
    <div className={`card ${styles['frame']}`}>
      <table className={styles['table']} aria-label={t('table.label', { from: before, to: after })}>
        <Heads />
        <tbody>
          {shown.map((element) => (
            <ElementRow
              key={`${element.kind} ${element.id}`}
              element={element}
              margin={element.id === null ? undefined : margins?.components[element.id]}
            />
          ))}
          <TermRows terms={terms} />
          <OfferRows offer={offer} />
          {shown.length + terms.length + offer.length === 0 && (
            <tr>
              <td className={styles['quiet']} colSpan={6}>
                {t('table.nothing')}
              </td>
            </tr>
          )}
          {!showsEverything && unchanged.count > 0 && <Unchanged {...unchanged} onShow={onShowEverything} />}
        </tbody>
        {totals && <SumRows totals={totals} margin={margins?.firstYear} />}
      </table>
    </div>
  );
}

function Heads() {
  const { t } = useTranslation('versions');
  const { before, after, hasMargins } = useCompared();
  return (
    <thead>
      <tr>
        <th scope="col">{t('table.component')}</th>
        <th scope="col" className={styles['figure']}>
          {before}
        </th>
        <th scope="col" className={styles['figure']}>
          {after}
        </th>
        <th scope="col" className={styles['barHead']}>
          <span>{t('table.less')}</span>
          <span>{t('table.more')}</span>
        </th>
        <th scope="col" className={styles['figure']}>
          {t('table.over')}
        </th>
        {hasMargins && (
          <th scope="col" className={styles['private']} title={t('table.marginHelp')}>
            <span className={styles['lock']}>
              <IconLock size={13} stroke={1.75} aria-hidden />
              {t('table.margin')}
            </span>
          </th>
        )}
      </tr>
    </thead>
  );
}

interface UnchangedProps {
  count: number;
  firstYear: number | null;
  onShow: () => void;
}

/** What stayed as it was, folded: what it comes to, and the way to see it. */
function Unchanged({ count, firstYear, onShow }: UnchangedProps) {
  const { t } = useTranslation('versions');
  const { after, currency, decimals, hasMargins } = useCompared();
  return (
    <tr className={styles['folded']}>
      <th scope="row" colSpan={2}>
        <button type="button" className={styles['unfold']} onClick={onShow}>
          <IconChevronRight size={15} stroke={1.75} aria-hidden />
          {t('table.unchanged', { count })}
        </button>
      </th>
      <td className={styles['figure']} data-label={after}>
        {firstYear !== null && <Money amount={firstYear} currency={currency} decimals={decimals} />}
      </td>
      <td className={styles['bar']} />
      <td className={styles['figure']} />
      {hasMargins && <td className={styles['private']} />}
    </tr>
  );
}
