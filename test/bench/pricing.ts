import { createPricer, priceQuote } from '#shared/pricing/price-quote.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { demoContent } from '../../server/demo/demo-quote.ts';
import { bounded, type Row } from './row.ts';

const rounds = 60;

/** Milliseconds that pricing so many components may take, and a frame of a screen: one change must not miss the next. */
const sizes = [
  { size: 300, most: 2 },
  { size: 3_000, most: 20 },
] as const;
const frame = 16.7;

/** The demo quote's components over and over, each on its own. */
function quoteOf(size: number): QuoteContent {
  const demo = demoContent('2026-03-17');
  const components = Array.from({ length: size }, (_, index) => {
    const component = demo.components[index % demo.components.length];
    if (!component) throw new Error('the demo quote has no components');
    return { ...component, id: `${component.id}-${index}`, groupId: null };
  });
  return { ...demo, components };
}

/** Milliseconds, the middle of many rounds. */
function median(run: (round: number) => void): number {
  const times = Array.from({ length: rounds }, (_, round) => {
    const start = performance.now();
    run(round);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[rounds / 2] ?? 0;
}

export async function benchPricing(): Promise<Row[]> {
  return sizes.flatMap(({ size, most }) => {
    const content = quoteOf(size);
    const price = createPricer();
    for (let round = 0; round < rounds; round += 1) priceQuote(content);
    price(content);
    return [
      bounded(
        { name: `${size} components, all of them`, value: median(() => priceQuote(content)), unit: 'ms' },
        'at most',
        most,
      ),
      bounded(
        {
          name: `${size} components, one of them changed`,
          value: median((round) => {
            const [first, ...rest] = content.components;
            if (first)
              price({ ...content, components: [{ ...first, quantity: String(round + 1) }, ...rest] });
          }),
          unit: 'ms',
        },
        'at most',
        frame,
      ),
    ];
  });
}
