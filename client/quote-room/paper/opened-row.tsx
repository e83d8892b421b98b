import type { Component } from '#shared/quote/quote.ts';
import { usePhone } from '../../ui/use-phone.ts';
import { hasLists, IncludedLists } from './included-lists.tsx';
import { RowActs, useOpens } from './row-acts.tsx';

/** Under a row that its reader has opened: what one gets and, on a phone, what can be said of it. */
export function OpenedRow({ component, title }: { component: Component; title: string }) {
  const isPhone = usePhone();
  if (!useOpens(component)) return null;
  return (
    <>
      {hasLists(component) && <IncludedLists component={component} />}
      {isPhone && <RowActs component={component} title={title} />}
    </>
  );
}
