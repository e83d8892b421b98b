/** The rows of the API about who is sold to: customers follow from the deals with them, nobody keeps a register. */
import { z } from 'zod';
import { CustomerId } from '../ids.ts';
import { CurrencyCode, MinorUnits } from '../money/amounts.ts';
import { Instant } from '../time.ts';
import { DealCard, EndedDeal } from './pipeline-api.ts';
import { QuoteCursor } from './quotes-api.ts';

export const CustomerSummary = z.strictObject({
  id: CustomerId,
  /** As the latest deal has it. */
  name: z.string(),
  companyNumber: z.string(),
  contactName: z.string(),
  /** Deals that are neither won nor lost. */
  openDeals: z.int(),
  deals: z.int(),
  quotes: z.int(),
  /** What the open deals come to now, as the board has it. Currencies never mix. */
  openSums: z.array(z.strictObject({ currency: CurrencyCode, amount: MinorUnits })),
  /** When a quote of theirs was last changed. */
  changedAt: Instant,
});
export type CustomerSummary = z.infer<typeof CustomerSummary>;

/** Somebody there: asked for at the gate of a deal, or invited into a quote. */
export const ContactView = z.strictObject({
  name: z.string(),
  title: z.string(),
  /** The channel. */
  email: z.string(),
});
export type ContactView = z.infer<typeof ContactView>;

export const CustomerView = z.strictObject({
  id: CustomerId,
  name: z.string(),
  companyNumber: z.string(),
  address: z.string(),
  /** Each once, whoever came into contact last first. */
  contacts: z.array(ContactView),
  open: z.array(DealCard),
  /** The latest first; at most 200. */
  ended: z.array(EndedDeal),
});
export type CustomerView = z.infer<typeof CustomerView>;

export const customersApi = {
  listCustomers: {
    method: 'GET',
    path: '/api/customers',
    audience: 'user',
    summary:
      'Customers of the organisation a page at a time, those with the latest change in a quote first; or those that some words fit, the best first, and of them no further page',
    query: z.object({
      /** Of name, company number and contacts; all of them must be there. */
      words: z.string().max(200).optional(),
      /** A customer stands where the newest of their quotes does. */
      after: QuoteCursor.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.strictObject({
      customers: z.array(CustomerSummary),
      /** How many there are in all, or how many the words fit. */
      count: z.int(),
      /** `null`: there are no more. */
      after: QuoteCursor.nullable(),
    }),
  },
  getCustomer: {
    method: 'GET',
    path: '/api/customers/:customerId',
    audience: 'user',
    summary: 'One customer: people, deals and where each stands. Their quotes are in the list of quotes',
    params: z.strictObject({ customerId: CustomerId }),
    answer: CustomerView,
  },
} as const;
