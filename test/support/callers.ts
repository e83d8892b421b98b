/** A server with two organisations, and a browser for every kind of caller there is. */
import {
  type CustomerId,
  type OpportunityId,
  OrganisationId,
  type ParticipantId,
  type QuoteId,
  type ShareLinkId,
} from '#shared/ids.ts';
import { endpoints } from '#shared/protocol/api.ts';
import { isRefusal } from '#shared/protocol/problems.ts';
import { createOrganisation } from '../../server/accounts/organisations.ts';
import { customerId } from '../../server/customers/customer-key.ts';
import { gateAnswers } from './selling-organisation.ts';
import { type Browser, startServer, type TestServer } from './server.ts';

export interface Callers {
  readonly server: TestServer;
  /** Sent once; Anna and others were invited to it. */
  readonly quoteId: QuoteId;
  /** What the other quote belongs to. */
  readonly opportunityId: OpportunityId;
  /** Whom that deal is with. */
  readonly customerId: CustomerId;
  /** Another quote of the same organisation. */
  readonly otherQuoteId: QuoteId;
  /** Anna's place in the first quote. */
  readonly buyerId: ParticipantId;
  /** A link to the first quote that works, and one that was taken back. */
  readonly openLinkId: ShareLinkId;
  readonly revokedLinkId: ShareLinkId;
  /** Leads to a component's evidence. */
  readonly evidenceKey: string;
  /** The foreigner's. */
  readonly credentials: { readonly email: string; readonly password: string };
  anonymous(): Promise<Browser>;
  guest(): Promise<Browser>;
  otherGuest(): Promise<Browser>;
  revokedGuest(): Promise<Browser>;
  seller(): Promise<Browser>;
  manager(): Promise<Browser>;
  /** A manager of the other organisation. */
  foreigner(): Promise<Browser>;
  close(): Promise<void>;
}

export async function openCallers(): Promise<Callers> {
  const server = await startServer();
  const { quoteId } = server.demo;
  const seller = await server.as('seller');

  // Nobody of the other organisation has the same customer.
  const gate = gateAnswers({ customerCompanyNumber: '556777-0000' });
  const opened = await seller.call('createOpportunity', { body: gate });
  const other = endpoints.createOpportunity.answer.parse(await opened.json());
  const otherLink = await invite(seller, other.quoteId);
  const openLink = await invite(seller, quoteId);
  const toRevoke = await invite(seller, quoteId);
  const revoked = await enterByLink(server, toRevoke.token);
  await seller.call('revokeLink', { params: { quoteId, linkId: toRevoke.linkId } });

  await send(seller, quoteId);
  const manager = await server.as('manager');
  const insight = await manager.call('componentInsight');
  const [component] = endpoints.componentInsight.answer.parse(await insight.json()).components;

  const credentials = { email: 'sam@south.example', password: 'a long enough password' };
  const foreigner = await addForeigner(server, credentials);
  return {
    server,
    quoteId,
    opportunityId: other.opportunityId,
    customerId: customerId(gate.customerCompanyNumber, gate.customerName),
    otherQuoteId: other.quoteId,
    openLinkId: openLink.linkId,
    buyerId: openLink.buyerId,
    revokedLinkId: toRevoke.linkId,
    evidenceKey: component?.key ?? '',
    credentials,
    anonymous: async () => server.browser(),
    guest: () => enterByLink(server, openLink.token),
    otherGuest: () => enterByLink(server, otherLink.token),
    revokedGuest: async () => revoked,
    seller: () => server.as('seller'),
    manager: () => server.as('manager'),
    foreigner,
    close: () => server.stop(),
  };
}

export async function invite(
  seller: Browser,
  quoteId: QuoteId,
): Promise<{ readonly linkId: ShareLinkId; readonly buyerId: ParticipantId; readonly token: string }> {
  const body = { name: 'Anna', title: 'Buyer', email: 'anna@example.com' };
  const response = await seller.call('createLink', { params: { quoteId }, body });
  const { link, url } = endpoints.createLink.answer.parse(await response.json());
  return { linkId: link.id, buyerId: link.participant.id, token: url.split('#')[1] ?? '' };
}

export async function enterByLink(server: TestServer, token: string): Promise<Browser> {
  const browser = server.browser();
  const response = await browser.call('openLink', { body: { token } });
  if (!response.ok) throw new Error(`The link does not open: ${await response.text()}`);
  return browser;
}

async function send(seller: Browser, quoteId: QuoteId): Promise<void> {
  const review = await seller.call('reviewQuote', { params: { quoteId } });
  const { hash, seq } = endpoints.reviewQuote.answer.parse(await review.json());
  const sent = await seller.call('sendQuote', {
    params: { quoteId },
    body: { hash, seq, message: '', notReadyReason: 'They asked for it by phone' },
  });
  if (!sent.ok) throw new Error(`The quote could not be sent: ${await sent.text()}`);
}

async function addForeigner(
  server: TestServer,
  credentials: Callers['credentials'],
): Promise<() => Promise<Browser>> {
  const organisationId = OrganisationId.parse('south-organisation');
  const organisation = { name: 'South', companyNumber: '', address: '', timeZone: 'UTC' };
  await createOrganisation(server.db, organisation, 0, organisationId);
  const user = { ...credentials, name: 'Sam', role: 'manager', organisationId } as const;
  const userId = await server.accounts.createUser(user);
  if (isRefusal(userId)) throw new Error(userId.refused);
  return async () => {
    const { cookies } = await server.accounts.startUserSession(userId);
    return server.browser(cookies);
  };
}
