import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { ChoiceRow } from '#shared/protocol/choices-api.ts';
import { downloadChoices } from '../api/download.ts';
import { query } from '../api/queries.ts';
import { shortDayOf } from '../ui/dates.ts';
import { DownloadButton } from '../ui/download-button.tsx';
import { Money } from '../ui/money.tsx';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import { percentOf } from './figures.ts';
import styles from './insight.module.css';
import { Loaded } from './loaded.tsx';
import { useInsightSearch } from './use-insight-search.ts';

const pageSize = 10;

interface ChoiceRowsProps {
  componentKey: string;
  currency: string;
  /** Those alone that a figure is counted from; absent: all. */
  among?: { readonly test?: string; readonly side?: string; readonly cell?: string };
}

/** Every observation that the figures of a component are counted from, on the page and as a file. */
export function ChoiceRows({ componentKey: key, currency, among = {} }: ChoiceRowsProps) {
  const { t } = useTranslation('insight');
  const { filter } = useInsightSearch();
  const [limit, setLimit] = useState(pageSize);
  const heading = useRef<HTMLHeadingElement>(null);
  const isOpened = among.cell !== undefined;
  // Whoever opened a figure is taken to what it is counted from: that stands below what they pressed.
  useEffect(() => {
    if (isOpened) heading.current?.focus();
  }, [isOpened]);
  const rows = useQuery(
    query('insightChoiceRows', {
      params: { key },
      query: { ...filter, ...among, limit: Math.min(limit, 200) },
    }),
  );
  return (
    <div>
      <h3 ref={heading} tabIndex={-1} className={styles['subtitle']}>
        {t('observations.title')}
      </h3>
      <Loaded query={rows}>
        {(answer) => (
          <>
            <p className={styles['note']}>{t('observations.count', { count: answer.count })}</p>
            <table className={`${styles['table']} ${styles['lined']}`}>
              <thead>
                <tr>
                  <th scope="col">{t('rows.customer')}</th>
                  <th scope="col" className={styles['wide']}>
                    {t('observations.at')}
                  </th>
                  <th scope="col" className={styles['right']}>
                    {t('observations.price')}
                  </th>
                  <th scope="col" className={styles['right']}>
                    {t('observations.became')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {answer.rows.map((row) => (
                  <Observation key={`${row.versionId} ${row.cycle}`} row={row} currency={currency} />
                ))}
              </tbody>
            </table>
            <div className={styles['rowsEnd']}>
              {answer.rows.length < Math.min(answer.count, 200) && (
                <Button variant="default" size="xs" onClick={() => setLimit(limit + pageSize)}>
                  {t('rows.more')}
                </Button>
              )}
              <DownloadButton
                variant="default"
                size="xs"
                icon={<IconDownload size={14} aria-hidden />}
                download={() => downloadChoices({ ...filter, ...among, key })}
              >
                {t('export')}
              </DownloadButton>
            </div>
          </>
        )}
      </Loaded>
    </div>
  );
}

/** What became of a choice, the last thing that is known first. */
function outcome({ atAccept, atSend, dropped, readded }: ChoiceRow) {
  if (atAccept === true) return 'kept';
  if (atSend && atAccept === false) return 'left';
  if (atSend) return readded ? 'cameBack' : 'sent';
  return dropped ? 'dropped' : 'never';
}

function Observation({ row, currency }: { row: ChoiceRow; currency: string }) {
  const { t } = useTranslation('insight');
  const language = useLanguage();
  return (
    <tr>
      <th scope="row">
        <Link to="/quotes/$quoteId" params={{ quoteId: row.quoteId }} className="link">
          {row.customerName}
        </Link>
      </th>
      <td className={styles['wide']}>{shortDayOf(row.at, language)}</td>
      <td className={`num ${styles['right']}`}>
        <Money amount={row.amount} currency={currency} />
        {row.priceShare !== null && (
          <span className={styles['period']}>
            {t('rate.percent', { percent: percentOf(row.priceShare) })}
          </span>
        )}
      </td>
      <td className={styles['right']}>{t(`observations.outcome.${outcome(row)}`)}</td>
    </tr>
  );
}
