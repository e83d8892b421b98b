import { IconArrowBackUp } from '@tabler/icons-react';
import type { Component } from '#shared/quote/quote.ts';
import { ThreadsHere } from '../../comments/threads-here.tsx';
import { ProposalsHere } from '../../negotiation/proposals-here.tsx';
import type { Row } from '../../sync/row-board.ts';
import { useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { useRowRefusal } from '../fields/row-refusals.ts';
import { firstName } from '../names.ts';
import { useRoom } from '../room-context.ts';
import { usePricesShown } from '../shown-prices.ts';
import { reasonKey } from '../unsaved/refusal-words.ts';
import { useFigures } from '../use-figures.ts';
import styles from './row-extras.module.css';
import { RuleNotices } from './rule-notices.tsx';

/** What did not work in this row, in words: a value that is not allowed, or a change the server did not take. */
export function RowNotices({ component, row }: { component: Component; row: Row }) {
  const { t } = useTranslation('quoteRoom');
  const { side, quote, mode } = useRoom();
  const { number } = useFigures();
  const typedWrong = useRowRefusal(component.id);
  const refused = useSession((session) =>
    session.refused.find((change) => change.lost.some((lost) => lost.element === component.id)),
  );
  const lines = [
    // Once nothing can be typed, there is nothing to put right.
    typedWrong &&
      mode !== 'read' &&
      t(`refused.${typedWrong.why}`, { bound: number(typedWrong.bound || '0'), mine: typedWrong.mine }),
    refused &&
      t('refused.inRow', {
        reason: t(`refused.reason.${reasonKey(refused.code, side)}`, { seller: firstName(quote.owner.name) }),
      }),
  ];
  const title = component.title || t('row.untitled');
  const isPriced = usePricesShown();
  const cheaper = isPriced && row.priced.cheaperAbove;
  return (
    <>
      {lines.map(
        (line) =>
          line && (
            <p key={line} role="alert" className={styles['notice']}>
              <IconArrowBackUp size={16} stroke={1.75} aria-hidden />
              {line}
            </p>
          ),
      )}
      <RuleNotices rules={row.unmetRules} />
      <ProposalsHere element={component.id} title={title} />
      <ThreadsHere place={{ kind: 'component', element: component.id }} title={title} />
      {cheaper && <p className={styles['hint']}>{t('row.cheaperAbove', { quantity: number(cheaper) })}</p>}
    </>
  );
}
