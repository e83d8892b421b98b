import type { Translation } from '../ui/messages.ts';
import type { en } from './messages.en.ts';

export const sv: Translation<typeof en> = {
  title: 'Dags att ta ställning',
  more_one: 'Visa {{count}} till',
  more_other: 'Visa {{count}} till',
  of: '{{owner}}, sedan {{day}}',
  asks: {
    'let-go':
      'Öppen i mer än sex månader. Sätt ett nytt avslutsdatum, eller släpp den som $t(stage:word.lost).',
    overdue: 'Skulle ha avslutats {{day}}. När blir det?',
    'expires-soon': 'Offerten går ut {{day}}. Förläng den, eller följ upp.',
    slipping: 'Avslutet har flyttats för ofta. Är det en affär?',
    'review-waits': 'Har väntat på godkännande i mer än tre arbetsdagar.',
    'wake-up': 'Dags att fråga igen.',
    'mail-returned':
      'Ett mejl till dem kom i retur eller anmäldes som skräp. Lägg till en annan adress, eller ring.',
    'stepped-back': 'De avstår tills vidare. Fortsätt med dem, eller stäng affären som $t(stage:word.lost).',
    'ready-again': 'De säger att de är redo igen. Ta upp affären, eller låt den vara.',
  },
  price: 'Version {{number}} var {{sent}}; med dagens priser är den {{now}} ({{difference}}).',
  act: {
    setDate: 'Sätt datum',
    extend: 'Förläng',
    snooze: 'Fråga igen om 14 dagar',
    later: 'En annan dag',
    drop: 'Fråga inte mer',
    open: 'Öppna offerten',
    convert: 'Öppna en affärsmöjlighet',
    of: '{{action}}: {{name}}',
  },
  later: { title: 'När {{name}} ska frågas igen', day: 'Fråga igen', submit: 'Fråga då' },
  done: { snoozed: 'Frågas igen {{day}}', dropped: 'Ingen frågas om det mer' },
};
