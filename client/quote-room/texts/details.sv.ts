import type { Translation } from '../../ui/messages.ts';
import type { detailsEn } from './details.en.ts';

export const detailsSv: Translation<typeof detailsEn> = {
  details: {
    label: 'Detaljer för {{title}}',
    presence: 'I offerten',
    required: 'Ingår alltid',
    optional: 'Kunden väljer, av från början',
    preselected: 'Kunden väljer, på från början',
    unit: 'Enhet',
    unitExample: 'per halvdag',
    period: 'Priset är',
    vat: 'Moms, %',
    model: 'Prismodell',
    models: { flat: 'Ett pris', volume: 'Efter volym', graduated: 'I trappsteg' },
    buyerQuantity: 'Kunden sätter antalet',
    min: 'Minst',
    max: 'Högst',
    step: 'Steg',
    tiers: 'Pristrappa',
    tierUpTo: 'Till och med, steg {{number}}',
    tierRest: 'och uppåt',
    tierPrice: 'Pris, steg {{number}}',
    addTier: 'Lägg till ett steg',
    removeTier: 'Ta bort steg {{number}}',
    included: 'Ingår, en per rad',
    notIncluded: 'Ingår inte, en per rad',
    cost: 'Kostnad per enhet',
    floor: 'Lägsta pris',
    note: 'Intern anteckning',
    done: 'Klar',
  },
};
