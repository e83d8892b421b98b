/** From what happened to what is written about it: one row per topic. */

import type { ParticipantId } from '#shared/ids.ts';
import { formatDay, formatInstant } from '#shared/money/format-date.ts';
import { formatMoney } from '#shared/money/format-money.ts';
import { stageWordOf } from '#shared/opportunity/stage-names.ts';
import type { NoticePayload, NoticeTopic } from '#shared/protocol/notices.ts';
import { fingerprint } from '#shared/quote/frozen-quote.ts';
import type { Terms } from '#shared/quote/quote.ts';
import { versionName } from '#shared/quote/version-name.ts';
import { oneLine } from './address.ts';
import { amountsOf } from './amounts.ts';
import type { Fact, Letter } from './letter.ts';
import type { Matter } from './matter.ts';
import { en } from './words/en.ts';
import { sv } from './words/sv.ts';
import type { About, MailWords, Wording } from './words/words.ts';

const languages: Readonly<Record<Terms['language'], MailWords>> = { en, sv };

/** To whom, and with what that nobody else may know. */
export interface Envelope {
  readonly name: string;
  readonly language: Terms['language'];
  readonly isBuyer: boolean;
  /** Their place in the quote, of whoever has one. */
  readonly participantId: ParticipantId | null;
  /** Where the button leads. */
  readonly url: string;
  /** The six digits, of a topic that carries them. */
  readonly code?: string | undefined;
}

/** Characters of what a thread is about, in a sentence. */
const longestAbout = 120;

/** What a row writes with. */
interface Desk {
  readonly matter: Matter;
  readonly envelope: Envelope;
  readonly words: MailWords;
  readonly about: About;
}

type Body = Wording & Pick<Letter, 'facts' | 'amounts'> & { readonly message?: string };
type Write<T extends NoticeTopic> = (desk: Desk, payload: NoticePayload<T>) => Body;

const letters: { readonly [T in NoticeTopic]: Write<T> } = {
  version_sent: (desk, { message, signers = [] }) => {
    const { matter, words, envelope } = desk;
    const signs = signers.some((id) => id === envelope.participantId)
      ? (matter.version?.signing ?? null)
      : null;
    const about = { ...desk.about, by: matter.version?.sentBy ?? '' };
    const wording = words.topics.version_sent(about, { signs });
    const { version } = matter;
    if (!version) return { ...wording, message };
    const { priced, terms } = version;
    const open = priced.range === null ? [] : [words.amounts.stillToChoose];
    return {
      ...wording,
      paragraphs: [...wording.paragraphs, ...open],
      message,
      facts: versionFacts(desk),
      amounts: amountsOf(priced, terms, words.amounts),
    };
  },
  version_reminded: (desk, { byName, message }) => ({
    ...desk.words.topics.version_reminded({ ...desk.about, by: byName }, null),
    message,
    facts: versionFacts(desk),
  }),
  version_withdrawn: ({ words, about }, { message }) => ({
    ...words.topics.version_withdrawn(about, null),
    message,
  }),
  accepted: (desk, { signerName, acceptedAt, acceptedOn, amount, currency }) => {
    const { words, matter, envelope } = desk;
    const { facts, amounts } = words;
    const months = Math.min(12, matter.version?.terms.termMonths ?? 12);
    return {
      ...words.topics.accepted({ ...desk.about, by: signerName }, null),
      facts: [
        ...versionFacts(desk),
        [facts.acceptedBy, signerName],
        [
          facts.acceptedAt,
          acceptedOn === undefined
            ? formatInstant(acceptedAt, matter.seller.timeZone, envelope.language)
            : formatDay(acceptedOn, envelope.language),
        ],
        [amounts.exclVat(amounts.firstMonths(months)), formatMoney(amount, currency)],
        ...(matter.version?.auditLine ? [[facts.auditLog, matter.version.auditLine] as const] : []),
      ],
    };
  },
  offline_recorded: (desk, { byName, message }) => ({
    ...desk.words.topics.offline_recorded({ ...desk.about, by: byName }, null),
    facts: versionFacts(desk),
    message,
  }),
  acceptance_rescinded: (desk, { byName, message }) => ({
    ...desk.words.topics.acceptance_rescinded({ ...desk.about, by: byName }, null),
    facts: versionFacts(desk),
    message,
  }),
  declined: ({ words, about }, { byName, reason }) => ({
    ...words.topics.declined({ ...about, by: byName }, null),
    message: reason,
  }),
  proposal_made: ({ words, about }, { byName, message }) => ({
    ...words.topics.proposal_made({ ...about, by: byName }, null),
    message,
  }),
  counter_recorded: ({ words, about }, { byName, saidBy, message }) => ({
    ...words.topics.counter_recorded({ ...about, by: byName }, { saidBy }),
    message,
  }),
  proposal_answered: ({ words, about }, { byName, message, answer }) => ({
    ...words.topics.proposal_answered({ ...about, by: byName }, { answer }),
    message,
  }),
  sign_turn: (desk, { afterName }) => ({
    ...desk.words.topics.sign_turn(desk.about, { afterName }),
    facts: versionFacts(desk),
  }),
  sign_code: ({ words, about, matter, envelope }, { expiresAt }) =>
    words.topics.sign_code(about, {
      until: formatInstant(expiresAt, matter.seller.timeZone, envelope.language),
    }),
  send_requested: ({ words, about }, { byName, message }) => ({
    ...words.topics.send_requested({ ...about, by: byName }, null),
    message,
  }),
  stepped_back: ({ words, about, envelope }, { byName, message, why, comeBackOn }) => ({
    ...words.topics.stepped_back(
      { ...about, by: byName },
      { why, comeBackOn: comeBackOn && formatDay(comeBackOn, envelope.language) },
    ),
    message,
  }),
  went_on: ({ words, about }, { byName, message }) => ({
    ...words.topics.went_on({ ...about, by: byName }, null),
    message,
  }),
  ready_again: ({ words, about }, { byName, message }) => ({
    ...words.topics.ready_again({ ...about, by: byName }, null),
    message,
  }),
  renewal_requested: ({ words, about }, { byName, message, wish, reason = 'late' }) => ({
    ...words.topics.renewal_requested({ ...about, by: byName }, { wish, reason }),
    message,
  }),
  comment_made: ({ words, about }, { byName, message, about: on }) => ({
    ...words.topics.comment_made({ ...about, by: byName }, { on: oneLine(on, longestAbout) }),
    message,
  }),
  comment_mention: ({ words, about }, { byName, message, about: on }) => ({
    ...words.topics.comment_mention({ ...about, by: byName }, { on: oneLine(on, longestAbout) }),
    message,
  }),
  tasks_due: ({ words, about }, { tasks, count }) => ({
    ...words.topics.tasks_due(about, { count, customer: oneLine(tasks[0]?.customerName ?? '') }),
    facts: tasks.map(({ customerName, title, rule }) => [
      oneLine(customerName),
      `${oneLine(title)}: ${words.asks[rule](about)}`,
    ]),
  }),
  deals_handed_over: ({ words, about }, { deals, count, byName, message }) => ({
    ...words.topics.deals_handed_over(
      { ...about, by: byName },
      { count, customer: oneLine(deals[0]?.customerName ?? '') },
    ),
    message,
    facts: deals.map(({ customerName, title }) => [oneLine(customerName), oneLine(title)]),
  }),
  approval_requested: ({ words, about }, { byName, message }) => ({
    ...words.topics.approval_requested({ ...about, by: byName }, null),
    message,
  }),
  approval_decided: ({ words, about }, { byName, message, decision }) => ({
    ...words.topics.approval_decided({ ...about, by: byName }, { decision }),
    message,
  }),
};

export function writeLetter<T extends NoticeTopic>(
  topic: T,
  payload: NoticePayload<T>,
  matter: Matter,
  envelope: Envelope,
): Letter {
  const { language, name, isBuyer, url, code } = envelope;
  const words = languages[language];
  const about: About = {
    name: oneLine(name),
    isBuyer,
    seller: oneLine(matter.seller.name),
    customer: oneLine(matter.customer),
    number: matter.version ? versionName(matter.number, matter.version.number) : matter.number,
    version: matter.version?.number ?? null,
    title: oneLine(matter.title),
    by: '',
    stage: (stage) => stageWordOf(stage, language, matter.stageLabels),
  };
  const body = letters[topic]({ matter, envelope, words, about }, payload);
  const { footer } = words;
  return {
    language,
    subject: oneLine(body.subject),
    heading: oneLine(body.heading),
    paragraphs: [words.greeting(about.name), ...body.paragraphs],
    message: body.message?.trim()
      ? { from: words.messageFrom(writer(payload, matter)), text: body.message }
      : undefined,
    ...(code === undefined ? {} : { code }),
    ...(body.facts ? { facts: body.facts } : {}),
    ...(body.amounts ? { amounts: body.amounts } : {}),
    ...(body.action === '' ? {} : { action: { label: body.action, url } }),
    footer: isBuyer
      ? [footer.yours(about.seller), ...(body.action === '' ? [] : [footer.notForwarded]), footer.noTracking]
      : [footer.forSeller(about.seller)],
  };
}

/** Whose words the message is. */
function writer(payload: object, { version, owner, seller }: Matter): string {
  if ('byName' in payload && typeof payload.byName === 'string') return payload.byName;
  return version?.sentBy || owner?.name || seller.name;
}

function versionFacts({ matter: { version }, about, words: { facts }, envelope }: Desk): Fact[] {
  if (!version) return [];
  return [
    [facts.number, about.number],
    [facts.version, String(version.number)],
    ...(version.validUntil === null
      ? []
      : [[facts.validUntil, formatDay(version.validUntil, envelope.language)] as const]),
    [facts.fingerprint, fingerprint(version.hash)],
  ];
}
