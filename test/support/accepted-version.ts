/** A version that was sent, chosen in, signed by two and accepted, by the commands that people use. */

import { currentStatement } from '#shared/acceptance/statements.ts';
import { displayedTotals } from '#shared/evidence/displayed-totals.ts';
import type { QuoteId, VersionId } from '#shared/ids.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import { acceptVersion as accept } from '../../server/acceptance/accept.ts';
import { viewAnswer } from '../../server/acceptance/answer-view.ts';
import { chooseInOffer } from '../../server/acceptance/choose.ts';
import { enterSignCode, requestSignCode } from '../../server/acceptance/code-commands.ts';
import type { AcceptanceDeps } from '../../server/acceptance/deps.ts';
import type { GuestActor } from '../../server/accounts/actor.ts';
import { derivedSecrets } from '../../server/accounts/derived-secrets.ts';
import { reviewQuote } from '../../server/quotes/review.ts';
import { sendQuote } from '../../server/quotes/send-quote.ts';
import { readVersion } from '../../server/quotes/versions.ts';
import { randomId } from '../../server/storage/random-id.ts';
import { accepted, edit, invite, startQuote, type Workshop } from './workshop.ts';

export interface AcceptedVersion {
  readonly quoteId: QuoteId;
  readonly versionId: VersionId;
  readonly anna: GuestActor;
}

const origin = { address: '192.0.2.1', userAgent: 'A browser' };
const secrets = derivedSecrets('a secret that is long enough for tests');

/** Anna and Björn must both sign, each with a code. Between the two the organisation works on another quote. */
export async function acceptVersion(workshop: Workshop): Promise<AcceptedVersion> {
  const { erik, clock } = workshop;
  // So many codes are mailed in an hour, and no more.
  clock.now += 3_600_000;
  const { quoteId } = await startQuote(workshop, erik);
  const anna = await invite(workshop, erik, quoteId);
  await edit(workshop, quoteId, anna.participantId, (document) =>
    document.choose({ choices: { training: true }, sectionChoices: {}, picks: {} }),
  );
  const bjorn = await invite(workshop, erik, quoteId, 'Björn Åkesson');

  const offer = { counters: 'stand', signing: 'all', verification: 'code', signatories: null } as const;
  const { hash, seq } = accepted(await reviewQuote(workshop, erik, quoteId, offer));
  const request = {
    quoteId,
    hash,
    seq,
    offer,
    message: 'Hi!',
    notReadyReason: 'They asked for it by phone',
    idempotencyKey: randomId(),
  };
  const { id: versionId, number } = accepted(await sendQuote(workshop, erik, request));

  const deps = { ...workshop, secrets };
  clock.now += 60_000;
  const move = { root: 'choices', element: 'training', value: false } as const;
  accepted(await chooseInOffer(deps, { actor: anna, quoteId, number, origin }, [move]));
  await signAs(deps, workshop, anna, quoteId, number);
  await invite(workshop, erik, (await startQuote(workshop, erik)).quoteId);
  await signAs(deps, workshop, bjorn, quoteId, number);
  return { quoteId, versionId, anna };
}

/** Has a code mailed, enters it, and signs what the page shows. */
async function signAs(
  deps: AcceptanceDeps,
  { db, clock }: Workshop,
  actor: GuestActor,
  quoteId: QuoteId,
  number: number,
): Promise<void> {
  const answering = { actor, quoteId, number, origin };
  clock.now += 60_000;
  accepted(await requestSignCode(deps, answering));
  const { id } = await db
    .selectFrom('sign_code')
    .select('id')
    .where('participant_id', '=', actor.participantId)
    .executeTakeFirstOrThrow();
  clock.now += 60_000;
  accepted(await enterSignCode(deps, answering, secrets.sixDigits(id)));
  clock.now += 60_000;
  const { version, frozen } = accepted(await readVersion(deps, actor, quoteId, number));
  const { choices, asOf } = accepted(await viewAnswer(db, actor, quoteId, number, clock.now));
  const totals = displayedTotals(priceQuote({ ...frozen.content, ...choices }, { asOf }));
  const shown = {
    versionId: version.id,
    hash: version.hash,
    participantId: actor.participantId,
    choices,
    totals,
    statement: currentStatement,
    language: 'sv',
    name: actor.name,
    title: 'VD',
    company: 'Lindqvist Industri AB',
    mark: { kind: 'typed', text: actor.name },
  } as const;
  accepted(await accept(deps, { ...answering, shown, idempotencyKey: randomId() }));
}
