import type { Translation } from '../ui/messages.ts';
import type { en } from './messages.en.ts';

export const sv: Translation<typeof en> = {
  title: 'Kunder',
  one: 'Kund',
  find: 'Sök på namn, nummer eller kontakt',
  all_one: '{{count}} kund',
  all_other: '{{count}} kunder',
  found_zero: 'Ingen kund har alla de här orden.',
  found_one: '{{count}} kund hittad',
  found_other: '{{count}} kunder hittade',
  next: 'Visa fler',
  empty: {
    title: 'Inga kunder än',
    text: 'Ett bolag står här från sin första affärsmöjlighet, med sina kontakter och offerter.',
    first: 'Öppna den första affärsmöjligheten',
  },
  column: {
    customer: 'Kund',
    contact: 'Senaste kontakt',
    deals: 'Affärsmöjligheter',
    quotes: 'Offerter',
    changed: 'Ändrad',
    open: 'Öppet, första 12 månaderna',
    next: 'Härnäst',
    closes: 'Avslut',
  },
  openDeals_zero: 'Ingen öppen',
  openDeals_one: '{{count}} öppen',
  openDeals_other: '{{count}} öppna',
  quotes_one: '{{count}} offert',
  quotes_other: '{{count}} offerter',
  contacts: 'Kontakter',
  deals: 'Affärsmöjligheter',
};
