import type { About, MailWords } from './words.ts';

const the = ({ number }: About): string => `quote ${number}`;

const other = ({ isBuyer, seller, customer }: About): string => (isBuyer ? seller : customer);

const titled = (about: About): string => (about.title === '' ? '' : `: ${about.title}`);

const isFirst = ({ version }: About): boolean => version === null || version === 1;

const answers = {
  accepted: ['Proposal accepted', 'has accepted the proposal'],
  countered: ['Counter-proposal', 'has answered with another proposal'],
  declined: ['Proposal declined', 'has declined the proposal'],
  withdrawn: ['Proposal withdrawn', 'has withdrawn the proposal'],
  expired: ['Proposal expired', ''],
} as const;

const signaturesAsked = {
  one: 'Your signature is asked for. One of those who are named is enough.',
  all: 'Your signature is asked for. Everybody who is named signs, in any order.',
  'in-order': 'Your signature is asked for, and it is the first. The others are told when it is their turn.',
} as const;

const steppedBack = {
  'not-now': 'Not now',
  'not-for-us': 'Not for them',
  price: 'It is the price',
  other: 'They step back for now',
} as const;

const wishes = {
  late: 'Accepting after the last day',
  countered: 'Accepting after another answer',
  closed: 'Accepting what was closed',
} as const;

/** Why a version cannot be accepted as it stands: after its name. */
const notAsItStands = {
  late: 'whose last day is over',
  countered: 'which was answered with something else before',
  closed: 'which you have closed',
} as const;

export const en: MailWords = {
  greeting: (name) => `Hello ${name},`,
  messageFrom: (name) => `${name} writes`,
  topics: {
    version_sent: (about, { signs }) => ({
      subject:
        signs === null
          ? `Quote ${about.number} from ${about.seller}${titled(about)}`
          : `Your signature is asked for: quote ${about.number} from ${about.seller}${titled(about)}`,
      heading: about.title || `Quote ${about.number}`,
      paragraphs: [
        `${about.by} at ${about.seller} has sent you ${the(about)}.`,
        ...(signs === null ? [] : [signaturesAsked[signs]]),
        ...(isFirst(about)
          ? []
          : ['It takes the place of earlier versions, which can no longer be accepted.']),
      ],
      action: signs === null ? 'Open the quote' : 'Read and sign',
    }),
    version_reminded: (about) => ({
      subject: `Reminder: quote ${about.number} from ${about.seller}${titled(about)}`,
      heading: about.title || `Quote ${about.number}`,
      paragraphs: [
        `${about.by} at ${about.seller} reminds you of ${the(about)}, which is waiting for your answer.`,
      ],
      action: 'Open the quote',
    }),
    version_withdrawn: (about) => ({
      subject: `Quote ${about.number} has been withdrawn${titled(about)}`,
      heading: 'The quote has been withdrawn',
      paragraphs: [
        `${about.seller} has taken back ${the(about)}. It no longer stands and cannot be accepted.`,
      ],
      action: 'See the quote',
    }),
    accepted: (about) =>
      about.isBuyer
        ? {
            subject: `Receipt: quote ${about.number} is accepted${titled(about)}`,
            heading: 'The quote is accepted',
            paragraphs: [
              `${about.by} has accepted ${the(about)}, from ${about.seller}. This is the receipt. What was accepted can be read and downloaded in the quote.`,
            ],
            action: 'Open what was accepted',
          }
        : {
            subject: `${about.customer} has accepted quote ${about.number}${titled(about)}`,
            heading: `${about.customer} has accepted`,
            paragraphs: [`${about.by} has accepted ${the(about)}.`],
            action: 'Open the quote',
          },
    offline_recorded: (about) => ({
      subject: `Confirm: ${about.customer} has accepted quote ${about.number} on paper${titled(about)}`,
      heading: 'An acceptance on paper needs a second person',
      paragraphs: [
        `${about.by} has recorded that ${about.customer} accepted ${the(about)} on paper. The deal is not ${about.stage('won')} before somebody else has looked at what was signed and confirmed it.`,
      ],
      action: 'Look at it and confirm',
    }),
    acceptance_rescinded: (about) => ({
      subject: `The acceptance of quote ${about.number} has been taken back${titled(about)}`,
      heading: 'The acceptance has been taken back',
      paragraphs: [
        `${about.by} at ${about.seller} has taken back that ${the(about)} is accepted. It no longer counts as accepted; what was signed can still be read.`,
      ],
      action: 'See the quote',
    }),
    declined: (about) => ({
      subject: `${about.isBuyer ? 'You have' : `${about.customer} has`} declined quote ${about.number}${titled(about)}`,
      heading: 'The quote is declined',
      paragraphs: [
        `${about.by} has declined ${the(about)}.`,
        ...(about.isBuyer ? [] : ['The quote can be opened again as its next version.']),
      ],
      action: 'Open the quote',
    }),
    proposal_made: (about) => ({
      subject: `Proposal on quote ${about.number} from ${other(about)}${titled(about)}`,
      heading: `${other(about)} has a proposal`,
      paragraphs: [
        `${about.by} has made a proposal on ${the(about)}. What it asks for, and what it does to the quote, stands beside it.`,
      ],
      action: 'Read and answer',
    }),
    counter_recorded: (about, { saidBy }) => ({
      subject: `Written down after a call: quote ${about.number} from ${about.seller}${titled(about)}`,
      heading: 'What was said by phone has been written down',
      paragraphs: [
        `${about.by} has written down what ${saidBy} asked for by phone about ${the(about)}. It stands there as a proposal of yours, with what it does to the quote. If it was not so, take it back there.`,
      ],
      action: 'Read it',
    }),
    proposal_answered: (about, { answer }) => {
      const [heading, did] = answers[answer];
      return {
        subject: `${heading}: quote ${about.number}${titled(about)}`,
        heading,
        paragraphs: [
          answer === 'expired'
            ? `The proposal on ${the(about)} has reached its last day without an answer.`
            : `${about.by} ${did} on ${the(about)}.`,
        ],
        action: 'Open the quote',
      };
    },
    sign_turn: (about, { afterName }) => ({
      subject: `Your turn to sign quote ${about.number}${titled(about)}`,
      heading: 'It is your turn to sign',
      paragraphs: [
        afterName === null
          ? `Your signature is the next one on ${the(about)}, from ${about.seller}.`
          : `${afterName} has signed ${the(about)}, from ${about.seller}. Your signature is the next one.`,
      ],
      action: 'Read and sign',
    }),
    sign_code: (about, { until }) => ({
      subject: `Your code for quote ${about.number} from ${about.seller}`,
      heading: 'Your code',
      paragraphs: [
        `Type this code where you are asked for it in ${the(about)}. It counts once, until ${until}.`,
        'If you did not ask for a code, you need do nothing. Give it to nobody.',
      ],
      action: '',
    }),
    send_requested: (about) => ({
      subject: `${about.customer} would like to have quote ${about.number} sent${titled(about)}`,
      heading: `${about.customer} would like to have the quote`,
      paragraphs: [`${about.by} asks you to send ${the(about)}.`],
      action: 'Review and send',
    }),
    stepped_back: (about, { why, comeBackOn }) => ({
      subject: `${about.customer} steps back from quote ${about.number}${titled(about)}`,
      heading: steppedBack[why],
      paragraphs: [
        `${about.by} has stepped back from ${the(about)}.${comeBackOn === null ? '' : ` They would like to be asked again on ${comeBackOn}.`}`,
        `Nothing is closed by it. Where you close it as ${about.stage('lost')}, what they said is filled in.`,
      ],
      action: 'Open the quote',
    }),
    went_on: (about) => ({
      subject: `${about.customer} goes on with quote ${about.number} after all${titled(about)}`,
      heading: 'They go on after all',
      paragraphs: [`${about.by} had stepped back from ${the(about)}, and goes on with it after all.`],
      action: 'Open the quote',
    }),
    ready_again: (about) => ({
      subject: `${about.customer} is ready to take up quote ${about.number} again${titled(about)}`,
      heading: `${about.customer} is ready again`,
      paragraphs: [
        `${about.by} says that they are ready to take up ${the(about)} again. Nothing is taken up until you do it, and no earlier offer comes back.`,
      ],
      action: 'Open the quote',
    }),
    renewal_requested: (about, { wish, reason }) => ({
      subject: `${about.customer} would still like quote ${about.number}${titled(about)}`,
      heading: wish === 'accept-late' ? wishes[reason] : 'Another last day is asked for',
      paragraphs: [
        wish === 'accept-late'
          ? `${about.by} would like to accept ${the(about)}, ${notAsItStands[reason]}. Nothing is accepted until you have answered.`
          : `${about.by} asks for a new last day for ${the(about)}${reason === 'late' ? '' : `, ${notAsItStands[reason]}`}.`,
      ],
      action: 'Open and answer',
    }),
    comment_made: (about, { on }) => ({
      subject: `${about.by} has written in quote ${about.number}${titled(about)}`,
      heading: `${about.by} has written to you`,
      paragraphs: [
        `${about.by} has written a comment on ${on === '' ? the(about) : `“${on}” in ${the(about)}`}.`,
      ],
      action: 'Read and answer',
    }),
    comment_mention: (about, { on }) => ({
      subject: `${about.by} names you in quote ${about.number}${titled(about)}`,
      heading: `${about.by} asks for you`,
      paragraphs: [
        `${about.by} names you in a comment on ${on === '' ? the(about) : `“${on}” in ${the(about)}`}.`,
      ],
      action: 'Read and answer',
    }),
    tasks_due: (_, { count, customer }) => ({
      subject: count === 1 ? `Waits for you: ${customer}` : `${count} deals wait for you`,
      heading: count === 1 ? 'A deal waits for you' : `${count} deals wait for you`,
      paragraphs: ['You are told of each once. It waits on your first page until it is answered.'],
      action: 'See what waits',
    }),
    deals_handed_over: ({ by }, { count, customer }) => ({
      subject: count === 1 ? `Handed over to you: ${customer}` : `${count} deals handed over to you`,
      heading: count === 1 ? 'A deal is yours now' : `${count} deals are yours now`,
      paragraphs: [
        count === 1
          ? `${by} has handed over the deal with ${customer} to you, with all its quotes. What is asked about it comes to you from now on.`
          : `${by} has handed over ${count} deals to you, with all their quotes. What is asked about them comes to you from now on.`,
      ],
      action: count === 1 ? 'Open the deal' : 'See them',
    }),
    approval_requested: (about) => ({
      subject: `Approve quote ${about.number} for ${about.customer}${titled(about)}`,
      heading: 'A quote needs your approval',
      paragraphs: [
        `${about.by} would like to send quote ${about.number} to ${about.customer}. It needs the approval of somebody else first.`,
      ],
      action: 'Look at it and decide',
    }),
    approval_decided: (about, { decision }) => ({
      subject: `Quote ${about.number} is ${decision === 'approved' ? 'approved' : 'not approved'}${titled(about)}`,
      heading: decision === 'approved' ? 'The quote is approved' : 'The quote is not approved',
      paragraphs: [
        decision === 'approved'
          ? `${about.by} has approved quote ${about.number} for ${about.customer} as it stands. Any change asks for a new approval.`
          : `${about.by} has not approved quote ${about.number} for ${about.customer}.`,
      ],
      action: 'Open the quote',
    }),
  },
  asks: {
    'let-go': ({ stage }) => `open for more than six months: a new close date, or ${stage('lost')}?`,
    overdue: () => 'should have closed by now: when will it?',
    'expires-soon': () => 'the offer ends in a few days: extend or follow up?',
    slipping: () => 'its close has been moved too often: is it a deal?',
    'review-waits': () => 'has waited for approval for more than three working days',
    'wake-up': () => 'to be asked again now',
    'mail-returned': () => 'a mail to them came back or was called spam: another address, or a call?',
    'stepped-back': () => 'they have stepped back: go on, or close it?',
    'ready-again': () => 'they are ready again: take it up?',
  },
  facts: {
    number: 'Quote',
    version: 'Version',
    validUntil: 'Valid until',
    fingerprint: 'Fingerprint',
    acceptedBy: 'Accepted by',
    acceptedAt: 'Accepted',
    auditLog: 'Audit log',
  },
  amounts: {
    title: (currency) => `Amounts, ${currency}`,
    period: { once: 'One-off', month: 'Monthly', quarter: 'Quarterly', year: 'Yearly' },
    firstMonths: (count) => (count === 1 ? 'First month' : `First ${count} months`),
    due: 'Due at acceptance',
    exclVat: (what) => `${what}, excl. VAT`,
    vat: (rate) => `VAT ${rate}`,
    noVat: 'No VAT',
    inclVat: 'Incl. VAT',
    rounding: 'Rounding',
    toPay: 'To pay',
    stillToChoose: 'Something is still to be chosen. The amounts are those of what is chosen now.',
  },
  footer: {
    yours: (seller) => `You get this because ${seller} has a quote for you.`,
    notForwarded: 'The link is yours alone: whoever has it can read and answer in your name.',
    noTracking: 'Nothing in this mail tells anybody whether you have opened it.',
    forSeller: (seller) => `Sent to you by Coquote at ${seller}.`,
  },
};
