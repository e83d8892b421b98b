import { useMemo } from 'react';
import { fillVariables, variablesIn } from '#shared/quote/fill-variables.ts';
import type { JointTextId, TextId } from '#shared/quote/quote.ts';
import type { RichText } from '#shared/quote/rich-text.ts';
import { type VariableValues, variableValues } from '#shared/quote/variable-values.ts';
import { useRoom } from '../quote-room/room-context.ts';
import { useSession } from '../sync/use-session.ts';

/** A text of the open quote as it reads now. One without variables is not woken by what they stand for. */
export function useReadText(id: TextId | JointTextId): RichText {
  const text = useSession(({ content }) => ({ ...content.texts, ...content.jointTexts })[id]);
  const hasVariables = useMemo(() => variablesIn(text).length > 0, [text]);
  const values = useVariables(hasVariables);
  return useMemo(() => (values ? fillVariables(text, values) : text), [text, values]);
}

/** What the variables of the open quote stand for now; `null` where that is not needed, and then nothing wakes it. */
export function useVariables(needed = true): VariableValues | null {
  const { number, seller, customer } = useRoom().quote;
  const terms = useSession(({ content }) => (needed ? content.terms : null));
  const priced = useSession((session) => (needed ? session.priced : null));
  return useMemo(
    () => terms && priced && variableValues({ number, seller, customer, content: { terms }, priced }),
    [number, seller, customer, terms, priced],
  );
}
