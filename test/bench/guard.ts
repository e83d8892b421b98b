/** How long the guard takes to judge one small update, for quotes of three sizes and one with a long history. */
import * as Y from 'yjs';
import { ParticipantId } from '#shared/ids.ts';
import { sectionDefaults } from '#shared/quote/quote.ts';
import { encodeNewSharedDocument } from '#shared/quote-doc/new-document.ts';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { firstRanks } from '#shared/quote-doc/ranks.ts';
import { judgeUpdate } from '../../server/rooms/guard/guard.ts';
import { component, quoteContent } from '../support/quote-content.ts';
import type { Row } from './row.ts';

const seller = { id: ParticipantId.parse('seller-of-bench'), side: 'seller' } as const;
const rounds = 2_000;

export async function benchGuard(): Promise<Row[]> {
  return [
    ...[10, 300, 3_000].map((size) => row(`one edit, ${size} components`, document(size), 1)),
    row('one edit, 300 components, 100 000 edits behind it', withHistory(document(300), 100_000), 1),
    row('100 edits in one update, 300 components', document(300), 100),
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

function row(name: string, doc: Y.Doc, edits: number): Row {
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
  const times: number[] = [];
  // The first half warms up and is thrown away.
  for (let round = 0; round < 2 * rounds; round++) {
    const start = performance.now();
    const { verdict } = judgeUpdate(update, context);
    if (round >= rounds) times.push(performance.now() - start);
    if (verdict !== 'accept') throw new Error(`the guard said ${verdict} to an honest edit`);
  }
  times.sort((a, b) => a - b);
  return { name, value: (times[rounds / 2] ?? 0) * 1_000, unit: 'µs (median)' };
}
