import type { Component } from '#shared/quote/quote.ts';
import { CommentTag } from '../../comments/comment-tag.tsx';
import { useMayComment } from '../../comments/comments-context.tsx';
import { ProposeButton } from '../../negotiation/propose-button.tsx';
import { useMayPropose } from '../../negotiation/proposing.tsx';
import { usePhone } from '../../ui/use-phone.ts';
import { usePricesShown } from '../shown-prices.ts';
import { hasLists } from './included-lists.tsx';
import styles from './row-extras.module.css';

interface RowActsProps {
  component: Component;
  title: string;
}

/** What can be said of a component. On a phone it stands in the opened row, elsewhere beside the name. */
export function RowActs({ component: { id }, title }: RowActsProps) {
  const isOpened = usePhone();
  const isPriced = usePricesShown();
  const acts = (
    <>
      <CommentTag place={{ kind: 'component', element: id }} title={title} isOpened={isOpened} />
      {isPriced && <ProposeButton element={id} title={title} isOpened={isOpened} />}
    </>
  );
  return isOpened ? <div className={styles['acts']}>{acts}</div> : acts;
}

/** On a phone, in the row while it is closed: how much has been said of it, where anything has. */
export function RowSaid({ component: { id }, title }: RowActsProps) {
  const isPhone = usePhone();
  return isPhone && <CommentTag place={{ kind: 'component', element: id }} title={title} isOnlySaid />;
}

/** Whether there is more to a row than stands in it, for those who do not write it. */
export function useOpens(component: Component): boolean {
  const isPhone = usePhone();
  const mayComment = useMayComment('everyone');
  const mayPropose = useMayPropose();
  return hasLists(component) || (isPhone && (mayComment || mayPropose));
}
