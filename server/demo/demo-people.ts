/** Who plays in the demo. All of them, and their companies, are invented. */

import { MinorUnits } from '#shared/money/amounts.ts';
import type { ApprovalLimits } from '#shared/quote/approval.ts';

export const demoOrganisation = {
  name: 'Nordvik Konsult AB',
  companyNumber: '559000-0000',
  address: 'Bryggvägen 4, 000 00 Nordvik',
  timeZone: 'Europe/Stockholm',
};

/** How far its sellers may go before the manager must approve. The first quote is well within. */
export const demoLimits: ApprovalLimits = {
  maxDiscountPercent: '15',
  minMarginPercent: '25',
  minStartDays: null,
  maxPriceChangePercent: null,
  maxValue: { amount: MinorUnits.parse(2_000_000_00), currency: 'SEK' },
};

export const demoUsers = [
  { role: 'seller', name: 'Erik Sandberg', email: 'erik@nordvik.example' },
  { role: 'manager', name: 'Maria Holm', email: 'maria@nordvik.example' },
] as const;

/** Who sells beside them where the demo has a past. */
export const demoColleagues = [
  { role: 'seller', name: 'Sofia Lund', email: 'sofia@nordvik.example' },
  { role: 'seller', name: 'David Ek', email: 'david@nordvik.example' },
] as const;

export const demoCustomer = {
  customerName: 'Lindqvist Industri AB',
  customerCompanyNumber: '556000-0000',
  customerAddress: 'Verkstadsvägen 12, 000 00 Lindbo',
};

/** The printed link is the first one's. */
export const demoBuyers = [
  { name: 'Anna Bergman', title: 'Head of marketing', email: 'anna@lindqvist.example' },
  { name: 'Johan Lindqvist', title: 'CFO', email: 'johan@lindqvist.example' },
] as const;
