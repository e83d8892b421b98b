/**
 * How long the guard takes to judge one small update, for quotes of three sizes and one with a long history, and whether
 * that grows with them.
 */
import * as Y from 'yjs';
import { ParticipantId } from '#shared/ids.ts';
import { sectionDefaults } from '#shared/quote/quote.ts';
import { encodeNewSharedDocument } from '#shared/quote-doc/new-document.ts';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { firstRanks } from '#shared/quote-doc/ranks.ts';
import { judgeUpdate } from '../../server/rooms/guard/guard.ts';
import { component, quoteContent } from '../support/quote-content.ts';
import { quantile } from './figures.ts';
import { bounded, type Row } from './row.ts';

const seller = { id: ParticipantId.parse('seller-of-bench'), side: 'seller' } as const;
/** In turn, so that what else the machine does meanwhile befalls all of them. */
const turns = 20;
const perTurn = 200;
/** Microseconds for one edit, in the middle and where one in a hundred is slower. */
const mostInTheMiddle = 50;
const mostForNearlyAll = 2_000;
/** Of the dearest quote's to the cheapest one's: it does not grow. */
const mostDearer = 1.5;

export async function benchGuard(): Promise<Row[]> {
  const quotes = [
    ...[10, 300, 3_000].map((size) => site(`one edit, ${size} components`, document(size), 1)),
    site('one edit, 300 components, 100 000 edits behind it', withHistory(document(300), 100_000), 1),
  ];
  const many = site('100 edits in one update, 300 components', document(300), 100);
  // The first turn warms up and is thrown away.
  for (let turn = 0; turn <= turns; turn += 1) for (const each of [...quotes, many]) each.measure(turn > 0);
  const medians = quotes.map(({ times }) => quantile(times, 0.5));
  return [
    ...quotes.map(({ name, times }) =>
      bounded({ name, value: quantile(times, 0.5), unit: 'µs (median)' }, 'at most', mostInTheMiddle),
    ),
    ...quotes.map(({ name, times }) =>
      bounded({ name, value: quantile(times, 0.99), unit: 'µs (p99)' }, 'at most', mostForNearlyAll),
    ),
    bounded(
      {
        name: 'dearest quote ÷ cheapest quote',
        value: Math.max(...medians) / Math.min(...medians),
        unit: '×',
      },
      'at most',
      mostDearer,
    ),
    { name: many.name, value: quantile(many.times, 0.5), unit: 'µs (median)' },
  ];
}

function document(components: number): Y.Doc {
  const ranks = firstRanks(components);
  const doc = new Y.Doc();
  const content = quoteContent({
    sections: [{ ...sectionDefaults, id: 'start', title: 'Start', rank: 'a0' }],
    components: ranks.map((rank, index) => component(`c${index}`, { rank, presence: 'optional' })),
  });
  Y.applyUpdate(doc, encodeNewSharedDocument(content));
  return doc;
}

function withHistory(doc: Y.Doc, edits: number): Y.Doc {
  const components = doc.getMap<Y.Map<unknown>>('components');
  const ids = [...components.keys()];
  for (let edit = 0; edit < edits; edit++) {
    components.get(ids[edit % ids.length] ?? '')?.set('title', `Title ${edit}`);
  }
  return doc;
}

/** A quote, and the same update judged in it over and over. */
function site(name: string, doc: Y.Doc, edits: number) {
  const client = new Y.Doc();
  Y.applyUpdate(client, Y.encodeStateAsUpdate(doc));
  const peer = new QuoteDocument(client, 'shared');
  const { components } = peer.read().content;
  const sent: Uint8Array[] = [];
  client.on('update', (update: Uint8Array) => sent.push(update));
  for (let edit = 0; edit < edits; edit++) {
    const target = components[edit % components.length];
    if (target) peer.setComponent(target.id, 'unitPrice', String(1_000 + edit));
  }
  const update = Y.mergeUpdates(sent);
  const context = {
    doc,
    kind: 'shared',
    status: 'co_design',
    participant: seller,
    writerOf: () => undefined,
  } as const;
  /** Microseconds. */
  const times: number[] = [];
  const measure = (isCounted: boolean): void => {
    for (let round = 0; round < perTurn; round += 1) {
      const start = performance.now();
      const { verdict } = judgeUpdate(update, context);
      if (isCounted) times.push((performance.now() - start) * 1_000);
      if (verdict !== 'accept') throw new Error(`the guard said ${verdict} to an honest edit`);
    }
  };
  return { name, times, measure };
}
