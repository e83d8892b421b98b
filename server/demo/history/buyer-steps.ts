/** What the customer does in a deal of the demo's year. */
import { randomUUID } from 'node:crypto';
import { chosenContent } from '#shared/acceptance/offer-choices.ts';
import { currentStatement } from '#shared/acceptance/statements.ts';
import { displayedTotals } from '#shared/evidence/displayed-totals.ts';
import type { ElementId, ThreadId } from '#shared/ids.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { Review } from '#shared/protocol/views.ts';
import { isChosen } from '#shared/quote/selection.ts';
import { acceptVersion } from '../../acceptance/accept.ts';
import { viewAnswer } from '../../acceptance/answer-view.ts';
import { startThread } from '../../comments/say.ts';
import type { Deal } from './deals.ts';
import { habits } from './habits.ts';
import { done } from './past.ts';
import { editAsBuyer, type Scene } from './scene.ts';

/** The parts about which the customer wants something else than stands, in the order in which they come to them. */
export function wishesIn({ chance, prices }: Deal): ElementId[] {
  return Object.entries(habits).flatMap(([id, { wanted, perTenth }]) => {
    const above = ((prices[id] ?? 100) - 100) / 10;
    const isWanted = chance.happens(wanted - above * perTenth);
    const isThere = id !== 'onboarding' && id !== 'recorded';
    return isWanted === isThere ? [] : [id];
  });
}

/** Resolves to the thread in which they said why they leave it out, if they did. */
export async function choose(scene: Scene, id: ElementId): Promise<ThreadId | null> {
  const { past, quoteId, buyer, deal } = scene;
  const content = await scene.content();
  const component = content.components.find((one) => one.id === id);
  // Not every quote offers all of it.
  if (!component) return null;
  const isIn = isChosen(content, component);
  await editAsBuyer(scene, (quote) => quote.select(id, !isIn));
  if (!isIn || !deal.chance.happens(35)) return null;
  const text = deal.chance.oneOf(habits[id]?.words ?? []);
  const thread = done(
    await startThread(past, buyer, quoteId, {
      audience: 'everyone',
      place: { kind: 'component', element: id },
      comment: { text, mentions: [] },
    }),
  );
  return thread.id;
}

/** They sign what they were shown. */
export async function accept({ past, quoteId, buyer, deal }: Scene, { frozen, hash }: Review): Promise<void> {
  const number = frozen.version;
  const { choices, you, asOf } = done(await viewAnswer(past.db, buyer, quoteId, number, past.now()));
  const { id: versionId } = await past.db
    .selectFrom('version')
    .select('id')
    .where('quote_id', '=', quoteId)
    .where('organisation_id', '=', buyer.organisationId)
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  const { contact, title, company } = deal.customer;
  done(
    await acceptVersion(past, {
      actor: buyer,
      quoteId,
      number,
      origin: { address: '127.0.0.1', userAgent: 'The demo' },
      idempotencyKey: randomUUID(),
      shown: {
        versionId,
        hash,
        participantId: you?.participantId ?? buyer.participantId,
        choices,
        totals: displayedTotals(priceQuote(chosenContent(frozen.content, choices), { asOf })),
        statement: currentStatement,
        language: frozen.content.terms.language,
        name: contact,
        title,
        company,
        mark: { kind: 'typed', text: contact },
      },
    }),
  );
}
