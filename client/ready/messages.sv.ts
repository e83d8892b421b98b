import type { Translation } from '../ui/messages.ts';
import type { en } from './messages.en.ts';

export const sv: Translation<typeof en> = {
  label: 'Är underlaget klart?',
  none: 'Klart att skickas?',
  one: '{{name}} tycker att underlaget är klart. {{other}} har inte sagt det än.',
  one_you: 'Du tycker att underlaget är klart. {{other}} har inte sagt det än.',
  both: 'Båda tycker att underlaget är klart, {{time}}.',
  mark: 'Underlaget är klart',
  agree: 'Vi tycker också det',
  withdraw: 'Ta tillbaka',
  said: '{{name}} tycker att underlaget är klart',
  why: 'Varför den skickas innan båda tycker att den är klar',
  whyHint: 'Bara för er egen uppföljning. Kunden ser det aldrig.',
  whyMissing: 'Skriv varför den skickas innan båda tycker att den är klar.',
};
