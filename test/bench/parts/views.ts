/**
 * How soon every view answers over years of selling: over HTTP, by the server as it is started, to a manager. Before each
 * question something is changed, so that nothing can be answered out of what was worked out for the last one.
 */
import type { CustomerId } from '#shared/ids.ts';
import { isOpen, stages } from '#shared/opportunity/stages.ts';
import type { EndpointAnswer, EndpointInput, EndpointName } from '#shared/protocol/api.ts';
import { columnParts, type DealCard } from '#shared/protocol/pipeline-api.ts';
import { gateAnswers } from '../../support/selling-organisation.ts';
import { type Browser, createBrowser } from '../../support/server.ts';
import { quantile } from '../figures.ts';
import { peers } from '../peers/peers.ts';
import { ServerProcess } from '../peers/server-process.ts';
import { bounded, type Row } from '../row.ts';
import { sellForYears } from '../world/years-of-selling.ts';

/** `VIEW_DEALS`: fewer, to try the part itself. */
const opportunities = Number(process.env['VIEW_DEALS'] ?? 5_000);
const quotesEach = 4;
const components = 8;
const rounds = 40;
const most = 400;
const youngDays = 120;
const dayMs = 86_400_000;

type Ask<N extends EndpointName = EndpointName> = readonly [N, Partial<EndpointInput<N>>?];
const ask = <N extends EndpointName>(name: N, input: Partial<EndpointInput<N>> = {}): Ask =>
  [name, input] as Ask;

/** What a page asks for when it is opened. A page that asks several things at once has answered with the last of them. */
const views = (key: string, customer: CustomerId): Readonly<Record<string, readonly Ask[]>> => ({
  home: [
    ask('getFirstSteps'),
    ask('listQuotes', { query: { limit: 6 } }),
    ask('listHandovers'),
    ask('listApprovals'),
    ask('listWaitingOffline'),
    ask('listTasks', { query: { limit: 6 } }),
    ask('listOutstanding', { query: { limit: 6, steps: 'waiting-for-us,expires-soon,let-go' } }),
  ],
  board: [
    ask('getPipeline', { query: {} }),
    ...stages
      .filter(isOpen)
      .flatMap((stage) => columnParts.map((part) => ask('listDeals', { query: { stage, part } }))),
  ],
  'list of deals': [ask('getPipeline', { query: {} }), ask('listDeals', { query: {} })],
  outstanding: [ask('listOutstanding', { query: {} })],
  quotes: [ask('listQuotes', { query: {} })],
  'find, three letters': [ask('listQuotes', { query: { words: 'cus', limit: 8 } })],
  'find, customer and number': [ask('listQuotes', { query: { words: 'customer 77 deal', limit: 8 } })],
  customers: [ask('listCustomers', { query: {} })],
  'find customers, three letters': [ask('listCustomers', { query: { words: 'cus', limit: 8 } })],
  customer: [
    ask('getCustomer', { params: { customerId: customer } }),
    ask('listQuotes', { query: { customer } }),
  ],
  'a new quote': [ask('listTemplates'), ask('listQuotes', { query: {} })],
  'waiting list': [ask('listWaiting')],
  tasks: [ask('listTasks', { query: {} })],
  approvals: [ask('listApprovals')],
  'open contacts': [ask('listOpenContacts')],
  'use of the catalogue': [ask('catalogueUse')],
  overview: [ask('insightOverview', { query: {} })],
  components: [ask('componentInsight', { query: {} })],
  'evidence of a component': [ask('componentEvidence', { params: { key }, query: { limit: 50 } })],
  choices: [ask('insightChoices', { query: {} })],
  willingness: [ask('insightWillingness', { params: { key }, query: {} })],
  'rows of a choice': [ask('insightChoiceRows', { params: { key }, query: {} })],
  words: [ask('insightWords', { query: {} })],
  flow: [ask('insightFlow', { query: {} })],
  age: [ask('insightAge', { query: {} })],
  forecast: [
    ask('insightForecast', { query: {} }),
    ask('insightRows', { params: { view: 'forecast' }, query: { cell: 'within', limit: 12 } }),
  ],
  outcomes: [ask('insightOutcomes', { query: {} })],
  losses: [ask('insightLosses', { query: {} })],
  'rows of losses': [ask('insightRows', { params: { view: 'losses' }, query: {} })],
  gate: [ask('insightGate', { query: {} })],
  'co-design': [ask('insightCoDesign', { query: {} })],
  hygiene: [ask('insightHygiene', { query: {} })],
});

export async function benchViews(): Promise<Row[]> {
  const years = await sellForYears({ opportunities, quotesEach, components });
  try {
    const server = await ServerProcess.launch(peers.ours.program, { dataDir: years.dataDir });
    try {
      return await measure(server, createBrowser(`http://localhost:${server.port}`, years.manager));
    } finally {
      await server.stop();
    }
  } finally {
    await years.dispose();
  }
}

/** Asks that server as that manager. */
async function measure(server: ServerProcess, maria: Browser): Promise<Row[]> {
  // The first ones wait for what a start does: observing, time rules, projections.
  const figures = await read(maria, 'componentInsight', { query: {} });
  const { customers } = await read(maria, 'listCustomers', { query: { limit: 200 } });
  const [largest] = customers.toSorted((a, b) => b.quotes - a.quotes);
  if (!largest) throw new Error('nobody has bought anything');
  const change = await changing(maria);
  const rows: Row[] = [];
  for (const [name, asks] of Object.entries(views(figures.components[0]?.key ?? '', largest.id))) {
    const look = async () => {
      await Promise.all(asks.map(([endpoint, input]) => read(maria, endpoint, input)));
    };
    await look();
    const times: number[] = [];
    const costs: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await change(round);
      const before = await server.usage();
      const begun = performance.now();
      await look();
      times.push(performance.now() - begun);
      costs.push(((await server.usage()).cpuMicroseconds - before.cpuMicroseconds) / 1_000);
    }
    const value = quantile(times, 0.95);
    const note = `median ${inMs(times, 0.5)}; of the processor ${inMs(costs, 0.5)}, 95th percentile ${inMs(costs, 0.95)}`;
    rows.push(bounded({ name: `${name}: 95th percentile`, value, unit: 'ms', note }, 'at most', most));
  }
  return rows;
}

const inMs = (times: readonly number[], share: number): string => quantile(times, share).toFixed(0);

/** Each round moves another deal to another day, and every fourth opens one, whose draft is to be priced. */
async function changing(maria: Browser): Promise<(round: number) => Promise<void>> {
  const { today } = await read(maria, 'getPipeline', { query: {} });
  const open: DealCard[] = [];
  let after: string | null = null;
  do {
    const page: EndpointAnswer<'listDeals'> = await read(maria, 'listDeals', {
      query: { limit: 200, ...(after !== null && { after }) },
    });
    open.push(...page.deals);
    after = page.after;
  } while (after !== null);
  // Older ones must close soon or be let go.
  const young = open.filter(({ ageDays }) => ageDays < youngDays);
  const day = (ahead: number) => new Date(Date.parse(today) + ahead * dayMs).toISOString().slice(0, 10);
  const closes = new Map(young.map(({ opportunityId, expectedClose }) => [opportunityId, expectedClose]));
  let nth = 0;
  return async (round) => {
    nth += 1;
    const deal = young[nth % young.length];
    if (!deal) throw new Error('no young deal is open');
    const params = { opportunityId: deal.opportunityId };
    const ahead = 20 + (nth % 60);
    // To the day it has already nothing is moved.
    const expectedClose = closes.get(deal.opportunityId) === day(ahead) ? day(ahead + 1) : day(ahead);
    closes.set(deal.opportunityId, expectedClose);
    const body = { expectedClose, reason: 'They asked for more time.' };
    await answered(maria, 'redateOpportunity', { params, body });
    if (round % 4 > 0) return;
    const contactEmail = `new-${nth}@customer.example`;
    await answered(maria, 'createOpportunity', {
      body: { ...gateAnswers({ contactEmail, expectedClose: day(90) }) },
    });
  };
}

async function read<N extends EndpointName>(
  maria: Browser,
  name: N,
  input: Partial<EndpointInput<N>> = {},
): Promise<EndpointAnswer<N>> {
  return (await answered(maria, name, input)).json() as Promise<EndpointAnswer<N>>;
}

async function answered<N extends EndpointName>(
  maria: Browser,
  name: N,
  input: Partial<EndpointInput<N>>,
): Promise<Response> {
  const response = await maria.call(name, input);
  if (!response.ok) throw new Error(`${name} was refused: ${await response.text()}`);
  return response;
}
