/** What the demo quote offers, section by section, with what each component costs the seller. */
import type { ElementId } from '#shared/ids.ts';
import type { UnitPrice } from '#shared/money/amounts.ts';
import type { Component } from '#shared/quote/quote.ts';

export type DemoComponent = Pick<Component, 'id' | 'title' | 'description'> &
  Partial<Omit<Component, 'rank' | 'sectionId'>> & {
    readonly unitCost: UnitPrice;
    readonly floorPrice?: UnitPrice;
  };

export interface DemoSection {
  readonly id: ElementId;
  readonly title: string;
  readonly groups?: readonly { readonly id: ElementId; readonly title: string }[];
  /** In reading order. */
  readonly components: readonly DemoComponent[];
}

export const demoSections: readonly DemoSection[] = [
  {
    id: 'discovery',
    title: 'Discovery and start',
    components: [
      {
        id: 'review',
        title: 'Current-state review',
        description: 'Interviews, data review and a shared target picture',
        unitPrice: '48000',
        unitCost: '27400',
      },
      {
        id: 'workshops',
        title: 'Lead management workshops',
        description: 'Half days with marketing and sales',
        unit: 'per half day',
        presence: 'optional',
        preselected: true,
        unitPrice: '14500',
        quantity: '3',
        buyerQuantity: { min: '1', max: '6', step: '1' },
        unitCost: '8100',
      },
      {
        id: 'onboarding',
        title: 'Onboarding',
        description: 'Four weeks side by side with your team',
        presence: 'optional',
        preselected: false,
        unitPrice: '12000',
        unitCost: '6800',
        floorPrice: '9000',
      },
    ],
  },
  {
    id: 'implementation',
    title: 'Implementation',
    groups: [{ id: 'crm', title: 'CRM integration' }],
    components: [
      {
        id: 'setup',
        title: 'Platform set-up',
        description: 'Domains, tracking, consent and roles',
        unitPrice: '96000',
        included: ['Sender domains and tracking', 'Consent and preference pages', 'Roles for up to 15 users'],
        notIncluded: ['Licences for other systems', 'Legal review of consent texts'],
        unitCost: '52000',
      },
      {
        id: 'crm-standard',
        title: 'Standard connector',
        description: 'Contacts and companies, one way',
        groupId: 'crm',
        presence: 'optional',
        preselected: false,
        unitPrice: '38000',
        unitCost: '21000',
      },
      {
        id: 'crm-twoway',
        title: 'Two-way sync',
        description: 'Leads, stages and won deals, both ways',
        groupId: 'crm',
        presence: 'optional',
        preselected: true,
        unitPrice: '74000',
        unitCost: '41500',
        floorPrice: '68000',
      },
      {
        id: 'crm-custom',
        title: 'Custom integration',
        description: 'Your ERP and price lists as well',
        groupId: 'crm',
        presence: 'optional',
        preselected: false,
        unitPrice: '128000',
        unitCost: '79000',
      },
      {
        id: 'migration',
        title: 'Data migration',
        description: 'Clean-up and import, per thousand contacts',
        unit: 'per thousand',
        presence: 'optional',
        preselected: true,
        priceModel: 'graduated',
        tiers: [
          { upTo: '10', unitPrice: '1800' },
          { upTo: '25', unitPrice: '1400' },
          { upTo: null, unitPrice: '1100' },
        ],
        quantity: '24',
        buyerQuantity: { min: '1', max: '200', step: '1' },
        unitCost: '900',
      },
      {
        id: 'templates',
        title: 'Email templates',
        description: 'Designed, tested and accessible',
        unit: 'per template',
        presence: 'optional',
        preselected: true,
        unitPrice: '3200',
        quantity: '8',
        buyerQuantity: { min: '2', max: '40', step: '1' },
        adjustments: [{ kind: 'discount', percent: '10' }],
        unitCost: '1700',
      },
    ],
  },
  {
    id: 'training',
    title: 'Training',
    components: [
      {
        id: 'user-training',
        title: 'User training',
        description: 'Hands-on, up to 12 people a class',
        unit: 'per class',
        presence: 'optional',
        preselected: true,
        unitPrice: '9500',
        quantity: '2',
        buyerQuantity: { min: '1', max: '10', step: '1' },
        unitCost: '5200',
      },
      {
        id: 'recorded',
        title: 'Recorded lessons',
        description: 'Twelve short films in Swedish',
        presence: 'optional',
        preselected: false,
        unitPrice: '16000',
        unitCost: '7000',
      },
    ],
  },
  {
    id: 'running',
    title: 'Running',
    components: [
      {
        id: 'licence',
        title: 'Platform licence',
        description: 'Up to 25 000 contacts',
        unit: 'per month',
        pricePeriod: 'month',
        billingPeriod: 'month',
        unitPrice: '7900',
        unitCost: '5900',
      },
      {
        id: 'support',
        title: 'Campaign support',
        description: 'Hours a month, unused hours roll over once',
        unit: 'per hour',
        presence: 'optional',
        preselected: true,
        pricePeriod: 'month',
        billingPeriod: 'month',
        unitPrice: '1250',
        quantity: '12',
        buyerQuantity: { min: '0', max: '80', step: '2' },
        unitCost: '860',
        floorPrice: '1120',
      },
      {
        id: 'volume',
        title: 'Send volume',
        description: 'Per 10 000 emails a month',
        unit: 'per block',
        presence: 'optional',
        preselected: true,
        pricePeriod: 'month',
        billingPeriod: 'month',
        unitPrice: '412.5',
        quantity: '6',
        buyerQuantity: { min: '1', max: '100', step: '1' },
        unitCost: '240',
      },
      {
        id: 'yearly-review',
        title: 'Yearly review',
        description: 'Data, process and results, with a plan',
        presence: 'optional',
        preselected: true,
        pricePeriod: 'year',
        billingPeriod: 'year',
        unitPrice: '28000',
        unitCost: '15500',
      },
    ],
  },
];
