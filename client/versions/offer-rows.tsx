import { lazy, type ReactNode, Suspense } from 'react';
import type { ComparedPerson, OfferDifference } from '#shared/quote/compare/compare-offers.ts';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './changes.module.css';
import { MarginCell } from './margin-cell.tsx';
import { useCompared } from './versions-context.ts';

const RewrittenWords = lazy(async () => ({ default: (await import('./text-changes.tsx')).RewrittenWords }));

/** The parties and the conditions of the offer that differ, as they were and are. */
export function OfferRows({ offer }: { offer: readonly OfferDifference[] }) {
  return offer.map((difference) => <OfferRow key={keyOf(difference)} difference={difference} />);
}

function OfferRow({ difference }: { difference: OfferDifference }) {
  const { t } = useTranslation('versions');
  const { before, after } = useCompared();
  const isMessage = difference.field === 'message';
  const sides = useSides(difference);
  return (
    <tr>
      <th scope="row">
        <span className={styles['name']}>{useLabel(difference)}</span>
        {isMessage && (
          <Suspense>
            <RewrittenWords before={difference.before} after={difference.after} />
          </Suspense>
        )}
      </th>
      <td className={styles['figure']} data-label={before}>
        {sides.before}
      </td>
      <td className={`${styles['figure']} ${styles['now']}`} data-label={after}>
        {sides.after}
      </td>
      <td className={styles['bar']} />
      <td className={styles['figure']} data-label={t('table.over')} />
      <MarginCell />
    </tr>
  );
}

/** Two people may be told of, one row each. */
function keyOf({ about, field, before, after }: OfferDifference): string {
  return field === 'person' ? `${about} ${(after ?? before)?.email}` : `${about} ${field}`;
}

function useLabel(difference: OfferDifference): string {
  const { t } = useTranslation('versions');
  if (difference.field === 'person') {
    const name = (difference.after ?? difference.before)?.name ?? '';
    return t(`offer.${difference.about}.person`, { name });
  }
  if (difference.about !== 'offer') return t(`offer.${difference.about}.${difference.field}`);
  if (difference.field === 'order' || difference.field === 'message') return t(`offer.${difference.field}`);
  return t(`offer.${difference.field}.label`);
}

/** What stands in the two columns. */
function useSides(difference: OfferDifference): { readonly before: ReactNode; readonly after: ReactNode } {
  const { t } = useTranslation('versions');
  const both = <V,>({ before, after }: { before: V; after: V }, words: (value: V) => ReactNode) => ({
    before: words(before),
    after: words(after),
  });
  switch (difference.field) {
    case 'message':
      return { before: null, after: null };
    case 'person':
      return both(difference, (person) => <Person person={person} />);
    case 'order':
      return both(difference, (names) => names?.join(', ') ?? t('offer.anyOrder'));
    case 'counters':
      return both(difference, (value) => t(`offer.counters.${value}`));
    case 'signing':
      return both(difference, (value) => t(`offer.signing.${value}`));
    case 'verification':
      return both(difference, (value) => t(`offer.verification.${value}`));
    default:
      return both(
        difference,
        (words) => words || <span className={styles['quiet']}>{t('table.notSet')}</span>,
      );
  }
}

function Person({ person }: { person: ComparedPerson | null }) {
  const { t } = useTranslation('versions');
  if (person === null) return <span className={styles['quiet']}>{t('offer.absentPerson')}</span>;
  const { name, title, email, maySign } = person;
  const right = maySign === null ? [] : [t(maySign ? 'offer.maySign' : 'offer.mayNotSign')];
  return (
    <>
      {name}
      {[title, email, ...right]
        .filter((line) => line !== '')
        .map((line) => (
          <span key={line} className={styles['second']}>
            {line}
          </span>
        ))}
    </>
  );
}
