import { expect, test } from 'vitest';
import { createPricer, priceQuote } from '#shared/pricing/price-quote.ts';
import { demoContent } from '../../../server/demo/demo-quote.ts';

const content = demoContent('2026-03-17');

test('a change to one component prices that one anew and gives the others back as they were', () => {
  const price = createPricer();
  const before = price(content);
  const changed = {
    ...content,
    components: content.components.map((component) =>
      component.id === 'support' ? { ...component, unitPrice: '1150' } : component,
    ),
  };
  const after = price(changed);
  const others = content.components.map(({ id }) => id).filter((id) => id !== 'support');
  for (const id of others) expect(after.components[id]).toBe(before.components[id]);
  expect(after.components['support']).not.toBe(before.components['support']);
});

test('remembering changes no figure, through choices, quantities, currencies and back', () => {
  const price = createPricer();
  const steps = [
    content,
    { ...content, choices: { onboarding: true, workshops: false } },
    { ...content, quantities: { support: '40' }, picks: { crm: ['crm-custom'] } },
    { ...content, quantities: { support: '41' } },
    { ...content, terms: { ...content.terms, currency: 'JPY' } },
    content,
  ];
  for (const step of steps) expect(price(step)).toEqual(priceQuote(step));
});

test('priceQuote itself remembers nothing: content changed in place is priced as it now is', () => {
  const mine = structuredClone(content);
  priceQuote(mine);
  for (const component of mine.components) component.unitPrice = '1';
  expect(priceQuote(mine)).toEqual(priceQuote(structuredClone(mine)));
});
