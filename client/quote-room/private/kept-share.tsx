import { useQuery } from '@tanstack/react-query';
import type { Component } from '#shared/quote/quote.ts';
import { query } from '../../api/queries.ts';
import { rate } from '../../insight/rates.ts';
import { useInternal, useRow, useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import paper from '../paper/paper.module.css';

/** Milliseconds for which a share that rests on years of offers is believed. */
const believedMs = 600_000;

/** Of a component that is left out: how often others who could choose it kept it. Nothing while that rests on few. */
export function KeptShare({ component }: { component: Component }) {
  const isLeftOut = useRow(component.id)?.priced.selected === false;
  return isLeftOut && <Share component={component} />;
}

function Share({ component }: { component: Component }) {
  const { t } = useTranslation('quoteRoom');
  const use = useUse(component);
  if (!use) return null;
  const { kept: count, offered: of } = use;
  const kept = rate(count, of);
  if (kept.kind === 'count') return null;
  return (
    <span className={paper['offWide']} title={t('priv.keptOf', { count, of })}>
      {t('priv.kept', { percent: kept.percent })}
    </span>
  );
}

/** Of the item that it was taken from, else of the one that is called and charged the same: a version tells no more. */
function useUse({ id, title, pricePeriod }: Component) {
  const source = useInternal((internal) => internal?.sources[id]);
  const currency = useSession(({ content }) => content.terms.currency);
  const catalogue = useQuery({ ...query('listCatalogue', {}), staleTime: believedMs });
  const uses = useQuery({ ...query('catalogueUse', {}), staleTime: believedMs });
  const items = catalogue.data?.items ?? [];
  const item =
    items.find((one) => one.id === source?.item) ??
    items.find(
      ({ values }) =>
        values.component.title === title &&
        values.component.pricePeriod === pricePeriod &&
        values.currency === currency,
    );
  return item && uses.data?.items.find(({ itemId }) => itemId === item.id);
}
