/** Every endpoint, called by every kind of caller. An endpoint without a row here does not compile. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Audience } from '#shared/access/permissions.ts';
import { catalogueDefaults } from '#shared/catalogue/catalogue-item.ts';
import { type EndpointInput, type EndpointName, endpoints } from '#shared/protocol/api.ts';
import { type Callers, openCallers } from '../../support/callers.ts';
import { gateAnswers } from '../../support/selling-organisation.ts';

const callers = [
  'anonymous',
  'revokedGuest',
  'guest',
  'otherGuest',
  'seller',
  'manager',
  'foreigner',
] as const;
type Caller = (typeof callers)[number];

/** `in`: the handler answers, whatever it says. Otherwise the status of the refusal. */
type Expected = Readonly<Record<Caller, 'in' | 401 | 403 | 404 | 422>>;

const nobody = { anonymous: 401, revokedGuest: 401 } as const;
const guestsStayOut = { guest: 403, otherGuest: 403 } as const;
const everybody: Expected = {
  anonymous: 'in',
  revokedGuest: 'in',
  guest: 'in',
  otherGuest: 'in',
  seller: 'in',
  manager: 'in',
  foreigner: 'in',
};

/** `foreigner` is a manager of another organisation: in their own, they may do what a manager may. */
const expectedByAudience: Readonly<Record<Audience, Expected>> = {
  anyone: everybody,
  signedIn: { ...everybody, ...nobody },
  participant: { ...everybody, ...nobody },
  user: { ...everybody, ...nobody, ...guestsStayOut },
  manager: { ...everybody, ...nobody, ...guestsStayOut, seller: 403 },
  guest: { ...everybody, ...nobody, seller: 403, manager: 403 },
};

/** Where the path names a quote, it does not exist for those who may not see it. */
const toOthersThereIsNothing = { otherGuest: 404, foreigner: 404 } as const;

let world: Callers;
beforeAll(async () => {
  world = await openCallers();
});
afterAll(() => world.close());

const aProposal: EndpointInput<'propose'>['body'] = {
  asked: { topic: 'term', value: 24 },
  given: [],
  note: '',
  expiresOn: null,
  shown: null,
};

/** Well formed, and not what lies with the customer. */
const anotherOffer: EndpointInput<'acceptVersion'>['body'] = {
  versionId: 'another-version',
  hash: '0'.repeat(64),
  participantId: 'another-person',
  choices: { choices: {}, sectionChoices: {}, picks: {}, quantities: {} },
  totals: {
    currency: 'SEK',
    minorDigits: 2,
    periods: [],
    firstYear: { net: 0, tax: 0, gross: 0 },
    dueAtAcceptance: { net: 0, tax: 0, gross: 0, payable: 0 },
  },
  statement: 'sign-1',
  language: 'en',
  name: 'Anna',
  title: '',
  company: 'Lindqvist',
  mark: { kind: 'typed', text: 'Anna' },
};

/** What each endpoint is called with; the quote is the one that the `guest` was invited to. */
const inputs: { readonly [N in EndpointName]: (world: Callers) => Partial<EndpointInput<N>> } = {
  listOffline: ({ quoteId }) => ({ params: { quoteId, number: 1 } }),
  recordOffline: ({ quoteId }) => ({
    params: { quoteId, number: 1 },
    body: {
      hash: anotherOffer.hash,
      totals: anotherOffer.totals,
      acceptedOn: '2026-11-24',
      signedBy: 'Anna',
      note: '',
      file: { name: 'signed.pdf', data: 'JVBERi0xLjc=' },
    },
  }),
  settleOffline: ({ quoteId }) => ({
    params: { quoteId, offlineId: 'no-such-record' },
    body: { answer: 'confirm' },
  }),
  rescindAcceptance: ({ quoteId }) => ({
    params: { quoteId, number: 1 },
    body: {
      reason: 'They never got it',
      file: { name: 'letter.pdf', data: 'JVBERi0xLjc=' },
      became: { stage: 'negotiating' },
    },
  }),
  listWaitingOffline: () => ({}),
  listColleagues: () => ({}),
  handOver: ({ opportunityId }) => ({
    body: { opportunityIds: [opportunityId], to: 'no-such-person', note: '' },
  }),
  listHandovers: () => ({}),
  noteHandovers: ({ opportunityId }) => ({ body: { opportunityIds: [opportunityId] } }),
  getKeptFile: ({ quoteId }) => ({ params: { quoteId, fileId: 'no-such-file' } }),
  me: () => ({}),
  recordCounter: ({ quoteId, buyerId }) => ({
    params: { quoteId, number: 1 },
    body: {
      asked: { topic: 'term', value: 24 },
      note: '',
      saidBy: buyerId,
      saidOn: '2020-01-01',
      shown: null,
    },
  }),
  demoSignIn: () => ({ body: { as: 'seller' } }),
  signIn: ({ credentials }) => ({ body: credentials }),
  signOut: () => ({}),
  openLink: () => ({ body: { token: 'nobody-has-this-one' } }),
  requestLinkCode: () => ({ body: { token: 'nobody-has-this-one' } }),
  listQuotes: () => ({}),
  getFirstSteps: () => ({}),
  createOpportunity: () => ({ body: gateAnswers() }),
  getQuote: ({ quoteId }) => ({ params: { quoteId } }),
  listChanges: ({ quoteId }) => ({ params: { quoteId } }),
  getNews: ({ quoteId }) => ({ params: { quoteId } }),
  markSeen: ({ quoteId }) => ({ params: { quoteId }, body: { seq: 1 } }),
  replayQuote: ({ quoteId }) => ({ params: { quoteId } }),
  listLinks: ({ quoteId }) => ({ params: { quoteId } }),
  createLink: ({ quoteId }) => ({
    params: { quoteId },
    body: { name: 'Somebody', title: '', email: 'somebody@example.com' },
  }),
  revokeLink: ({ quoteId, revokedLinkId }) => ({ params: { quoteId, linkId: revokedLinkId } }),
  reviewQuote: ({ quoteId }) => ({ params: { quoteId } }),
  sendQuote: ({ quoteId }) => ({
    params: { quoteId },
    body: { hash: '0'.repeat(64), seq: 0, message: '' },
  }),
  undoSend: ({ quoteId }) => ({ params: { quoteId, number: 1 } }),
  withdrawVersion: ({ quoteId }) => ({ params: { quoteId, number: 1 }, body: { reason: 'A mistake' } }),
  extendOffer: ({ quoteId }) => ({ params: { quoteId }, body: { validUntil: '2000-01-01' } }),
  getReminder: ({ quoteId }) => ({ params: { quoteId, number: 1 } }),
  remindBuyers: ({ quoteId }) => ({ params: { quoteId, number: 1 }, body: { message: '' } }),
  getOpened: ({ quoteId }) => ({ params: { quoteId, number: 1 } }),
  sawVersion: ({ quoteId }) => ({ params: { quoteId, number: 1 } }),
  setBuyerRight: ({ quoteId, buyerId }) => ({
    params: { quoteId, participantId: buyerId },
    body: { right: 'sign' },
  }),
  submitQuote: ({ quoteId }) => ({ params: { quoteId }, body: { note: '' } }),
  returnQuote: ({ quoteId }) => ({ params: { quoteId }, body: { reason: 'They want to think again' } }),
  decideApproval: ({ quoteId }) => ({
    params: { quoteId },
    body: { decision: 'approved', hash: '0'.repeat(64), note: '' },
  }),
  getApproval: ({ quoteId }) => ({ params: { quoteId } }),
  listApprovals: () => ({}),
  reviseQuote: ({ quoteId }) => ({ params: { quoteId } }),
  getVersion: ({ quoteId }) => ({ params: { quoteId, number: 1 } }),
  getVersionPdf: ({ quoteId }) => ({ params: { quoteId, number: 1 } }),
  getDraftPdf: ({ quoteId }) => ({ params: { quoteId } }),
  compareVersions: ({ quoteId }) => ({ params: { quoteId }, query: { from: 1, to: 'draft' } }),
  restoreVersion: ({ quoteId }) => ({ params: { quoteId, number: 1 } }),
  undoRestoring: ({ quoteId }) => ({ params: { quoteId, restorationId: 'no-such-restoration' } }),
  listDeliveries: ({ quoteId }) => ({ params: { quoteId, number: 1 } }),
  retryDelivery: ({ quoteId }) => ({ params: { quoteId, deliveryId: 'no-such-delivery' } }),
  reportMail: () => ({
    body: { reports: [{ id: 'one', messageId: '<no-such-mail@here>', kind: 'bounced', detail: '' }] },
  }),
  listMails: () => ({}),
  getMail: () => ({ params: { mailId: 'no-such-mail' } }),
  listProposals: ({ quoteId }) => ({ params: { quoteId } }),
  propose: ({ quoteId }) => ({ params: { quoteId }, body: aProposal }),
  answerProposal: ({ quoteId }) => ({
    params: { quoteId, proposalId: 'no-such-proposal' },
    body: { answer: 'accept', note: '' },
  }),
  counterProposal: ({ quoteId }) => ({
    params: { quoteId, proposalId: 'no-such-proposal' },
    body: aProposal,
  }),
  withdrawProposal: ({ quoteId }) => ({ params: { quoteId, proposalId: 'no-such-proposal' } }),
  counterOffer: ({ quoteId }) => ({
    params: { quoteId, number: 1 },
    body: {
      choices: { choices: {}, sectionChoices: {}, picks: {}, quantities: {} },
      note: '',
      shown: null,
    },
  }),
  getReady: ({ quoteId }) => ({ params: { quoteId } }),
  markReady: ({ quoteId }) => ({ params: { quoteId }, body: { hash: '0'.repeat(64), ready: true } }),
  listThreads: ({ quoteId }) => ({ params: { quoteId } }),
  listMentionable: ({ quoteId }) => ({ params: { quoteId } }),
  startThread: ({ quoteId }) => ({
    params: { quoteId },
    body: { audience: 'everyone', place: { kind: 'quote' }, comment: { text: 'What does it hold?' } },
  }),
  addComment: ({ quoteId }) => ({
    params: { quoteId, threadId: 'no-such-thread' },
    body: { text: 'This' },
  }),
  editComment: ({ quoteId }) => ({
    params: { quoteId, threadId: 'no-such-thread', commentId: 'no-such-comment' },
    body: { text: 'That' },
  }),
  removeComment: ({ quoteId }) => ({
    params: { quoteId, threadId: 'no-such-thread', commentId: 'no-such-comment' },
  }),
  resolveThread: ({ quoteId }) => ({
    params: { quoteId, threadId: 'no-such-thread' },
    body: { resolved: true },
  }),
  readThread: ({ quoteId }) => ({ params: { quoteId, threadId: 'no-such-thread' }, body: { seq: 1 } }),
  confirmName: ({ quoteId }) => ({ params: { quoteId }, body: { correction: null } }),
  requestSend: ({ quoteId }) => ({ params: { quoteId }, body: { message: '' } }),
  stepBack: ({ quoteId }) => ({
    params: { quoteId },
    body: { reason: 'not-now', comeBack: null, words: '' },
  }),
  goOn: ({ quoteId }) => ({ params: { quoteId }, body: {} }),
  sayReadyAgain: ({ quoteId }) => ({ params: { quoteId }, body: { words: '' } }),
  requestAcceptance: ({ quoteId }) => ({
    params: { quoteId, number: 1 },
    body: { wish: 'accept', message: '' },
  }),
  answerRequest: ({ quoteId }) => ({
    params: { quoteId, requestId: 'no-such-request' },
    body: { answer: 'decline', validUntil: null, note: '' },
  }),
  loseOpportunity: ({ quoteId }) => ({
    params: { quoteId },
    // Far in the past: understood, and refused before anything is closed for the calls that follow.
    body: {
      loss: { variant: 'no_decision', note: '', comeBack: true, wakeUpOn: '2000-01-01' },
      offer: 'let-run',
    },
  }),
  reviveOpportunity: ({ quoteId }) => ({
    params: { quoteId },
    body: { value: '1', expectedClose: '2000-01-01', needWithinHalfYear: true, needNote: 'They asked again' },
  }),
  listWaiting: () => ({}),
  addWaiting: () => ({
    body: {
      customerName: 'Lindqvist',
      title: 'A need',
      contactName: '',
      contactEmail: '',
      reason: 'need-unknown',
      note: '',
      wakeUpOn: '2000-01-01',
    },
  }),
  editWaiting: () => ({
    params: { waitingId: 'nobody-at-all' },
    body: {
      customerName: 'Lindqvist',
      title: 'A need',
      contactName: '',
      contactEmail: '',
      reason: 'need-unknown',
      note: '',
      wakeUpOn: '2000-01-01',
    },
  }),
  convertWaiting: () => ({ params: { waitingId: 'nobody-at-all' }, body: gateAnswers() }),
  dropWaiting: () => ({ params: { waitingId: 'nobody-at-all' } }),
  importOpportunities: () => ({ body: { rows: [{}] } }),
  listOpportunityImports: () => ({}),
  listOpenContacts: () => ({}),
  beginOpportunityImport: () => ({ body: { fileName: 'Deals.csv', rowCount: 1 } }),
  bringOpportunityRows: () => ({ params: { importId: 'no-such-import' }, body: { from: 0, rows: [{}] } }),
  applyOpportunityImport: () => ({
    params: { importId: 'no-such-import' },
    body: { told: { opened: 0, waiting: 0 } },
  }),
  undoOpportunityImport: () => ({ params: { importId: 'no-such-import' } }),
  getPipeline: () => ({}),
  listDeals: () => ({}),
  listCustomers: () => ({}),
  getCustomer: ({ customerId }) => ({ params: { customerId } }),
  getDeal: ({ opportunityId }) => ({ params: { opportunityId } }),
  redateOpportunity: ({ opportunityId }) => ({
    params: { opportunityId },
    body: { expectedClose: '2000-01-01', reason: 'They said so' },
  }),
  listTasks: () => ({}),
  setMailLanguage: () => ({ body: { language: 'sv' } }),
  postponeTask: () => ({ params: { taskId: 'no-such-task' } }),
  closeTask: () => ({ params: { taskId: 'no-such-task' } }),
  attachSignal: ({ opportunityId }) => ({
    params: { opportunityId },
    body: { kind: 'score', source: 'A system', label: 'Lead score', value: '84', seenAt: 0 },
  }),
  getAnswer: ({ quoteId }) => ({ params: { quoteId, number: 1 } }),
  chooseInOffer: ({ quoteId }) => ({
    params: { quoteId, number: 1 },
    body: { moves: [{ root: 'choices', element: 'nothing-of-the-kind', value: true }] },
  }),
  requestSignCode: ({ quoteId }) => ({ params: { quoteId, number: 1 } }),
  enterSignCode: ({ quoteId }) => ({ params: { quoteId, number: 1 }, body: { code: '000000' } }),
  acceptVersion: ({ quoteId }) => ({ params: { quoteId, number: 1 }, body: anotherOffer }),
  declineVersion: ({ quoteId }) => ({
    params: { quoteId, number: 1 },
    body: {
      versionId: anotherOffer.versionId,
      hash: anotherOffer.hash,
      reason: 'price',
      comeBack: null,
      words: '',
    },
  }),
  nameSigner: ({ quoteId }) => ({
    params: { quoteId, number: 1 },
    body: { name: 'Somebody', title: '', email: 'somebody@example.com' },
  }),
  getEvidence: ({ quoteId }) => ({ params: { quoteId, number: 1 } }),
  getEvidenceScript: () => ({}),
  listCatalogue: () => ({}),
  catalogueUse: () => ({}),
  addCatalogueItem: () => ({ body: { values: catalogueDefaults } }),
  changeCatalogueItem: () => ({
    params: { itemId: 'no-such-item' },
    body: { revision: 1, values: catalogueDefaults },
  }),
  getSettings: () => ({}),
  setOrganisation: () => ({
    body: { name: 'Nordvik', companyNumber: '', address: '', timeZone: 'UTC', payableStep: null },
  }),
  setStageLabels: () => ({ body: { labels: [] } }),
  setAssumedChances: () => ({ body: { chances: [] } }),
  setCompetitors: () => ({ body: { competitors: [] } }),
  listCompetitors: () => ({}),
  addPipeline: () => ({ body: { name: 'Another', hasPricingReview: true, horizonMonths: 3 } }),
  setPipeline: () => ({
    params: { pipelineId: 'no-such-pipeline' },
    body: { name: 'Another', hasPricingReview: true, horizonMonths: 3 },
  }),
  setApprovalLimits: () => ({ body: { limits: null } }),
  listTemplates: () => ({}),
  getTemplate: () => ({ params: { templateId: 'no-such-template' } }),
  saveTemplate: ({ quoteId }) => ({
    params: { quoteId },
    body: { name: 'As usual', sectionId: null, over: null },
  }),
  changeTemplate: () => ({
    params: { templateId: 'no-such-template' },
    body: { revision: 1, name: 'As usual', archived: false },
  }),
  listPriceTrials: () => ({}),
  beginPriceTrial: () => ({
    params: { itemId: 'no-such-item' },
    body: { belowPercent: 10, abovePercent: 10 },
  }),
  endPriceTrial: () => ({ params: { itemId: 'no-such-item' } }),
  listCatalogueImports: () => ({}),
  beginCatalogueImport: () => ({ body: { fileName: 'Prices.csv', rowCount: 1 } }),
  bringCatalogueRows: () => ({
    params: { importId: 'no-such-import' },
    body: { from: 0, rows: [{ component: { title: 'Review' }, costs: {} }] },
  }),
  applyCatalogueImport: () => ({ params: { importId: 'no-such-import' }, body: { head: 0 } }),
  undoCatalogueImport: () => ({ params: { importId: 'no-such-import' } }),
  getCatalogueCsv: () => ({}),
  listOutstanding: () => ({}),
  componentInsight: () => ({}),
  insightOverview: () => ({}),
  insightAge: () => ({}),
  insightFlow: () => ({}),
  insightForecast: () => ({}),
  insightOutcomes: () => ({}),
  insightLosses: () => ({}),
  insightGate: () => ({}),
  insightCoDesign: () => ({}),
  insightHygiene: () => ({}),
  insightChoices: () => ({}),
  insightWillingness: () => ({ params: { key: 'no-such-key' } }),
  insightChoiceRows: () => ({ params: { key: 'no-such-key' } }),
  insightChoicesFile: () => ({}),
  insightPriceTests: () => ({}),
  insightWords: () => ({}),
  insightRows: () => ({ params: { view: 'losses' } }),
  insightFile: () => ({ params: { view: 'flow' } }),
  componentEvidence: ({ evidenceKey }) => ({ params: { key: evidenceKey } }),
  health: () => ({}),
};

/** Sessions of other organisations look for the component in their own quotes, and find none. */
const exceptions: Partial<Record<EndpointName, Partial<Expected>>> = {
  componentEvidence: { foreigner: 404 },
  insightWillingness: { manager: 404, foreigner: 404 },
  // The working copy is compared by its own side alone.
  compareVersions: { guest: 403 },
  undoRestoring: { seller: 404, manager: 404 },
  answerProposal: { guest: 404, seller: 404, manager: 404 },
  counterProposal: { guest: 404, seller: 404, manager: 404 },
  withdrawProposal: { guest: 404, seller: 404, manager: 404 },
  addComment: { guest: 404, seller: 404, manager: 404 },
  editComment: { guest: 404, seller: 404, manager: 404 },
  removeComment: { guest: 404, seller: 404, manager: 404 },
  resolveThread: { guest: 404, seller: 404, manager: 404 },
  readThread: { guest: 404, seller: 404, manager: 404 },
  // A version is accepted by those who may sign for the buyer.
  requestAcceptance: { seller: 403, manager: 403 },
  answerRequest: { seller: 404, manager: 404 },
  settleOffline: { seller: 404, manager: 404 },
  getKeptFile: { seller: 404, manager: 404 },
  loseOpportunity: { seller: 422, manager: 422 },
  reviveOpportunity: { seller: 422, manager: 422 },
  // Nobody has accepted it.
  getEvidence: { guest: 404, seller: 404, manager: 404 },
  getDeal: { foreigner: 404 },
  getCustomer: { foreigner: 404 },
  bringOpportunityRows: { seller: 404, manager: 404, foreigner: 404 },
  applyOpportunityImport: { seller: 404, manager: 404, foreigner: 404 },
  undoOpportunityImport: { seller: 404, manager: 404, foreigner: 404 },
  editWaiting: { seller: 404, manager: 404, foreigner: 404 },
  convertWaiting: { seller: 404, manager: 404, foreigner: 404 },
  dropWaiting: { seller: 404, manager: 404, foreigner: 404 },
  redateOpportunity: { foreigner: 404 },
  // The person it would go to is nobody of the organisation.
  handOver: { seller: 404, manager: 404, foreigner: 404 },
  attachSignal: { foreigner: 404 },
  postponeTask: { seller: 404, manager: 404, foreigner: 404 },
  closeTask: { seller: 404, manager: 404, foreigner: 404 },
  beginPriceTrial: { manager: 404, foreigner: 404 },
  endPriceTrial: { manager: 404, foreigner: 404 },
  changeCatalogueItem: { seller: 404, manager: 404, foreigner: 404 },
  setPipeline: { manager: 404, foreigner: 404 },
  getTemplate: { seller: 404, manager: 404, foreigner: 404 },
  changeTemplate: { seller: 404, manager: 404, foreigner: 404 },
  bringCatalogueRows: { seller: 404, manager: 404, foreigner: 404 },
  applyCatalogueImport: { seller: 404, manager: 404, foreigner: 404 },
  undoCatalogueImport: { seller: 404, manager: 404, foreigner: 404 },
  retryDelivery: { seller: 404, manager: 404 },
  // Nobody may where the installation has no token for it.
  reportMail: {
    ...{ anonymous: 404, revokedGuest: 404, guest: 404, otherGuest: 404 },
    ...{ seller: 404, manager: 404, foreigner: 404 },
  },
  getMail: { seller: 404, manager: 404, foreigner: 404 },
};

describe.each(Object.keys(endpoints) as EndpointName[])('%s', (name) => {
  const { audience, path } = endpoints[name];
  const expected: Expected = {
    ...expectedByAudience[audience],
    ...(path.includes(':quoteId') && toOthersThereIsNothing),
    ...exceptions[name],
  };

  test.each(callers)(`answers ${audience} alone: %s`, async (caller) => {
    const browser = await world[caller]();
    const response = await browser.call(name, inputs[name](world));
    if (expected[caller] === 'in') {
      expect([200, 409, 410, 422], await response.clone().text()).toContain(response.status);
    } else {
      expect(response.status, await response.clone().text()).toBe(expected[caller]);
    }
  });
});

test('a quote of another organisation and one that does not exist get the same answer', async () => {
  const { foreigner, quoteId } = world;
  const unknown = quoteId.replace(/^./, (first) => (first === 'a' ? 'b' : 'a'));
  const browser = await foreigner();
  for (const rest of ['', '/changes', '/links', '/review', '/versions/1']) {
    const answers = await Promise.all(
      [quoteId, unknown, '%20'].map(async (id) => {
        const response = await browser.fetch(`/api/quotes/${id}${rest}`);
        return [response.status, await response.text()];
      }),
    );
    expect(answers[0]).toEqual([404, expect.any(String)]);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  }
});

test('a link is taken back by way of its own quote alone', async () => {
  const { seller, otherQuoteId, openLinkId } = world;
  const browser = await seller();
  const revoked = await browser.call('revokeLink', { params: { quoteId: otherQuoteId, linkId: openLinkId } });
  expect(revoked.status).toBe(404);
});
