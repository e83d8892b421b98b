/**
 * Which answers are out of date after what. Two tables: what a command of mine changes, and what the room says
 * has changed. Reading them is all the cache ever needs to know.
 */
import type { QueryClient } from '@tanstack/react-query';
import type { EndpointName } from '#shared/protocol/api.ts';
import type { topics } from '#shared/protocol/room-messages.ts';

export type Topic = (typeof topics)[number];

/** Whatever shows a quote's status or stage, in the room or in a list. */
const statusShown: readonly EndpointName[] = [
  'getQuote',
  'listQuotes',
  'getFirstSteps',
  'listOutstanding',
  'getPipeline',
  'listDeals',
  'getDeal',
  'listCustomers',
  'getCustomer',
  'listTasks',
  'reviewQuote',
  'getApproval',
  'listApprovals',
];

/** Whatever says in a room who did something. */
const namesShown: readonly EndpointName[] = ['getQuote', 'listThreads', 'listProposals', 'getAnswer'];

export const staleAfterCommand: Readonly<Partial<Record<EndpointName, readonly EndpointName[]>>> = {
  createOpportunity: [
    'listQuotes',
    'listCustomers',
    'getCustomer',
    'getFirstSteps',
    'getPipeline',
    'listDeals',
  ],
  createLink: ['listLinks', ...statusShown],
  revokeLink: ['listLinks', 'getQuote'],
  retryDelivery: ['listDeliveries'],
  acceptVersion: [...statusShown, 'getVersion'],
  recordOffline: ['listOffline', 'listWaitingOffline'],
  rescindAcceptance: ['getAnswer', 'getVersion', 'listProposals', ...statusShown],
  settleOffline: [
    'listOffline',
    'listWaitingOffline',
    'getAnswer',
    'getVersion',
    'listProposals',
    ...statusShown,
  ],
  declineVersion: [...statusShown, 'getVersion'],
  sendQuote: statusShown,
  extendOffer: statusShown,
  remindBuyers: ['listOutstanding', 'listDeliveries', 'getDeal'],
  undoSend: [...statusShown, 'getVersion'],
  withdrawVersion: [...statusShown, 'getVersion'],
  setBuyerRight: ['reviewQuote'],
  submitQuote: statusShown,
  returnQuote: statusShown,
  decideApproval: statusShown,
  reviseQuote: statusShown,
  propose: ['listProposals', ...statusShown],
  recordCounter: ['listProposals', ...statusShown],
  counterProposal: ['listProposals', ...statusShown],
  answerProposal: ['listProposals', ...statusShown],
  withdrawProposal: ['listProposals'],
  counterOffer: ['listProposals', ...statusShown],
  confirmName: namesShown,
  requestSend: ['getQuote'],
  stepBack: ['getQuote'],
  goOn: ['getQuote'],
  sayReadyAgain: ['getQuote'],
  requestAcceptance: ['listProposals'],
  answerRequest: ['listProposals', ...statusShown],
  markReady: ['getReady', 'reviewQuote'],
  startThread: ['listThreads'],
  addComment: ['listThreads'],
  editComment: ['listThreads'],
  removeComment: ['listThreads'],
  resolveThread: ['listThreads'],
  readThread: ['listThreads'],
  redateOpportunity: statusShown,
  handOver: ['listHandovers', ...statusShown],
  noteHandovers: ['listHandovers'],
  postponeTask: ['listTasks', 'getPipeline', 'listDeals', 'getDeal'],
  closeTask: ['listTasks', 'getPipeline', 'listDeals', 'getDeal'],
  undoOpportunityImport: [
    'listWaiting',
    'listTasks',
    'listQuotes',
    'listCustomers',
    'getCustomer',
    'getPipeline',
    'listDeals',
    'listOpportunityImports',
    'listOpenContacts',
  ],
  addWaiting: ['listWaiting'],
  editWaiting: ['listWaiting', 'listTasks'],
  convertWaiting: [
    'listWaiting',
    'listTasks',
    'listQuotes',
    'listCustomers',
    'getCustomer',
    'getFirstSteps',
    'getPipeline',
    'listDeals',
  ],
  dropWaiting: ['listTasks', 'listWaiting'],
  loseOpportunity: ['listProposals', ...statusShown],
  reviveOpportunity: ['listProposals', ...statusShown],
  setOrganisation: ['getSettings', 'me'],
  setStageLabels: ['getSettings', 'me'],
  setAssumedChances: ['getSettings', 'insightForecast'],
  addPipeline: ['getSettings', 'me', 'getPipeline', 'listDeals'],
  setPipeline: ['getSettings', 'me', 'getPipeline', 'listDeals', 'getDeal'],
  setApprovalLimits: ['getSettings'],
  saveTemplate: ['listTemplates', 'getTemplate'],
  changeTemplate: ['listTemplates', 'getTemplate'],
  undoCatalogueImport: ['listCatalogue', 'listCatalogueImports'],
  addCatalogueItem: ['listCatalogue'],
  beginPriceTrial: ['listCatalogue', 'listPriceTrials'],
  endPriceTrial: ['listCatalogue', 'listPriceTrials'],
  restoreVersion: [...statusShown, 'compareVersions'],
  undoRestoring: ['compareVersions'],
};

export const staleAfterTopic: Readonly<Record<Topic, readonly EndpointName[]>> = {
  activity: ['listChanges'],
  proposals: ['listProposals', 'reviewQuote'],
  ready: ['getReady', 'reviewQuote'],
  comments: ['listThreads', 'reviewQuote', 'listOutstanding'],
  quote: statusShown,
  participants: [...namesShown, 'listLinks', 'reviewQuote'],
  versions: [
    'getQuote',
    'getAnswer',
    'getVersion',
    'getOpened',
    'listOutstanding',
    'compareVersions',
    'listOffline',
  ],
};

/** Marks the answers of these rows as out of date; those on screen are fetched again at once. */
export async function refresh(client: QueryClient, names: Iterable<EndpointName>): Promise<void> {
  await Promise.all([...new Set(names)].map((name) => client.invalidateQueries({ queryKey: [name] })));
}
