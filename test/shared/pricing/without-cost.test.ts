import { expect, it } from 'vitest';
import { ElementId } from '#shared/ids.ts';
import { withoutCost } from '#shared/pricing/without-cost.ts';
import { component, quoteContent } from '../../support/quote-content.ts';

const id = (value: string) => ElementId.parse(value);
const content = quoteContent({
  components: [
    component('costed', { unitPrice: '20000' }),
    component('uncosted', { unitPrice: '12000', rank: 'a1' }),
    component('left-out', { unitPrice: '8000', rank: 'a2', presence: 'optional', preselected: false }),
    component('not-priced', { unitPrice: null, rank: 'a3' }),
  ],
});
const cost = (unitCost: string | null) => ({ unitCost, floorPrice: null });

it('is what is sold at a price and of which nobody has said what it costs', () => {
  expect(withoutCost(content, { [id('costed')]: cost('9000') })).toEqual(['uncosted']);
  expect(withoutCost(content, { [id('costed')]: cost(null) })).toEqual(['costed', 'uncosted']);
  // That it costs nothing is said, too.
  expect(withoutCost(content, { [id('costed')]: cost('0'), [id('uncosted')]: cost('0') })).toEqual([]);
});
