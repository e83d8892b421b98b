/** Changes as the server tells them, for tests: say only what matters. */
import { MinorUnits } from '#shared/money/amounts.ts';
import { Change, type ParticipantView } from '#shared/protocol/change.ts';

export const anna: ParticipantView = person('anna0001', 'buyer', 'Anna Bergman');
export const erik: ParticipantView = person('erik0001', 'seller', 'Erik Sandberg');

function person(id: string, side: ParticipantView['side'], name: string): ParticipantView {
  return Change.shape.participant.parse({ id, side, name, title: '', colour: 0 });
}

interface Told extends Partial<Omit<Change, 'difference' | 'price'>> {
  /** Whole kronor. */
  readonly kronor?: number;
  readonly period?: NonNullable<Change['price']>['period'];
}

/** The `seq`-th change, told a second after the one before: Anna left out onboarding, unless said otherwise. */
export function change(seq: number, { kronor, period = 'once', ...told }: Told = {}): Change {
  const amount = MinorUnits.parse((kronor ?? 0) * 100);
  return {
    seq,
    ordinal: 0,
    at: 1_000_000 + seq * 1_000,
    participant: anna,
    kind: 'deselected',
    element: { id: 'onboarding', title: 'Onboarding' },
    field: null,
    before: true,
    after: false,
    price: kronor === undefined ? null : { amount, currency: 'SEK', period },
    difference: kronor === undefined ? null : amount,
    ...told,
  };
}
