/** One notice of every topic about the demo quote, as version 1 was sent, for either side and in either language. */
import { OpportunityId, ParticipantId, ThreadId, VersionId } from '#shared/ids.ts';
import { MinorUnits } from '#shared/money/amounts.ts';
import type { NoticePayload, NoticeTopic } from '#shared/protocol/notices.ts';
import type { Terms } from '#shared/quote/quote.ts';
import type { Letter } from '../../server/mail/letter.ts';
import { writeLetter } from '../../server/mail/letters.ts';
import type { Matter } from '../../server/mail/matter.ts';
import { sentDemo } from './frozen-demo.ts';

const message = 'Hi Anna,\n\nas we said: the training is in, and it can start in May.\n\nBest, Erik';
const recipients = [
  { participantId: ParticipantId.parse('anna-of-lindqvist'), name: 'Anna', email: 'a@b.example' },
];
const versionId = VersionId.parse('version-one');
const threadId = ThreadId.parse('thread-one');
const byName = 'Anna Bergman';

export const samplePayloads: { readonly [T in NoticeTopic]: NoticePayload<T> } = {
  version_sent: { versionId, message, recipients },
  version_reminded: { versionId, byName: 'Erik Sandberg', message, recipients },
  version_withdrawn: { versionId, message: 'The price of the platform was wrong.', recipients },
  accepted: {
    versionId,
    signerName: byName,
    acceptedAt: Date.UTC(2026, 2, 19, 8, 5),
    currency: 'SEK',
    amount: MinorUnits.parse(41_234_550),
    recipients,
  },
  offline_recorded: { versionId, byName: 'Erik Sandberg', message: 'It came by post today.', recipients },
  acceptance_rescinded: { versionId, byName: 'Maria Holm', message: 'As we said on the phone.', recipients },
  declined: { versionId, byName, reason: 'We will wait until the autumn.', recipients },
  proposal_made: { versionId, byName, message: 'Would 10 % less be possible with two years?', recipients },
  counter_recorded: {
    versionId,
    byName: 'Erik Sandberg',
    saidBy: byName,
    message: 'She called at nine.',
    recipients,
  },
  proposal_answered: { versionId, answer: 'countered', byName: 'Erik Sandberg', message: '', recipients },
  sign_turn: { versionId, afterName: byName, recipients },
  sign_code: {
    versionId,
    challengeId: 'a-challenge-of-today',
    expiresAt: Date.UTC(2026, 2, 19, 8, 15),
    recipients,
  },
  send_requested: { byName, message: 'Could we have it before Friday?', recipients },
  stepped_back: {
    why: 'not-now',
    comeBackOn: '2026-09-01',
    byName,
    message: 'We move offices first.',
    recipients,
  },
  went_on: { byName, message: '', recipients },
  ready_again: { byName, message: 'The move is done.', recipients },
  renewal_requested: { versionId, wish: 'accept-late', byName, message: '', recipients },
  comment_made: { threadId, about: 'Onboarding', byName, message: 'Is travel in it?', recipients },
  comment_mention: { threadId, about: '', byName, message: 'What do you think, @Erik Sandberg?', recipients },
  tasks_due: {
    tasks: [
      { rule: 'wake-up', customerName: 'Lindqvist', title: 'Marketing automation', since: '2026-03-19' },
      { rule: 'overdue', customerName: 'Ekholmen', title: 'CRM', since: '2026-03-18' },
    ],
    count: 2,
    recipients,
  },
  deals_handed_over: {
    deals: [
      { opportunityId: OpportunityId.parse('deal-of-lindqvist'), customerName: 'Lindqvist', title: 'CRM' },
    ],
    count: 1,
    byName: 'Maria Holm',
    message: 'You know them.',
    recipients,
  },
  approval_requested: { byName: 'Erik Sandberg', message: 'They sign today if we can.', recipients },
  approval_decided: { decision: 'approved', byName: 'Maria Holm', message: 'Good.', recipients },
};

export const sampleTopics = Object.keys(samplePayloads) as NoticeTopic[];

export function sampleMatter(changes: Partial<Matter> = {}): Matter {
  const { frozen, priced, hash, auditLine, sentBy, timeZone } = sentDemo();
  const { terms } = frozen.content;
  return {
    seller: { name: frozen.seller.name, timeZone },
    stageLabels: [],
    customer: frozen.customer.name,
    owner: { name: sentBy, email: 'erik@nordvik.example' },
    number: frozen.number,
    title: terms.title,
    language: terms.language,
    version: {
      number: 1,
      hash,
      auditLine,
      sentBy,
      validUntil: terms.validUntil,
      priced,
      terms,
      signing: frozen.offer.signing,
    },
    ...changes,
  };
}

export interface SampleReader {
  readonly language?: Terms['language'];
  readonly isBuyer?: boolean;
  readonly name?: string;
}

export const sampleUrl = 'https://quotes.nordvik.example/q#the-token-that-only-anna-may-know';

export function sampleLetter(
  topic: NoticeTopic,
  { language = 'en', isBuyer = true, name = 'Anna Bergman' }: SampleReader = {},
  matter: Matter = sampleMatter(),
  payload: NoticePayload<NoticeTopic> = samplePayloads[topic],
): Letter {
  return writeLetter(topic, payload, matter, {
    name,
    language,
    isBuyer,
    participantId: isBuyer ? (recipients[0]?.participantId ?? null) : null,
    url: sampleUrl,
    code: topic === 'sign_code' ? '042917' : undefined,
  });
}
