import type { OutstandingQuote } from '#shared/protocol/views.ts';
import type { IsoDate } from '#shared/time.ts';
import { ExtendForm } from './extend-form.tsx';
import type { RowAction } from './outstanding-actions.ts';
import { RedateForm } from './redate-form.tsx';
import { RemindForm } from './remind-form.tsx';

export interface RowFormProps {
  quote: OutstandingQuote;
  /** The seller's day. */
  today: IsoDate;
  onDone: () => void;
}

/** What an action asks before it is done, under the row it is about. */
export function OutstandingForm({ action, ...props }: RowFormProps & { action: RowAction }) {
  if (action === 'extend') return <ExtendForm {...props} />;
  if (action === 'remind') return <RemindForm {...props} />;
  const { quote, today, onDone } = props;
  return <RedateForm deal={quote} isOld={quote.nextStep === 'let-go'} today={today} onDone={onDone} />;
}
