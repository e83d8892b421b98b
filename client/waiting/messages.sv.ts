import type { Translation } from '../ui/messages.ts';
import type { en } from './messages.en.ts';

export const sv: Translation<typeof en> = {
  title: 'Väntelista',
  lead: 'Den som inte behöver något inom sex månader, eller inte har sagt det, väntar här till dagen att fråga igen.',
  add: 'Lägg till i listan',
  empty: { title: 'Ingen väntar', text: 'Lägg in någon som kan köpa en dag, med dagen att fråga igen.' },
  column: {
    customer: 'Kund',
    contact: 'Kontakt',
    reason: 'Varför de väntar',
    wakeUpOn: 'Fråga igen',
    owner: 'Ansvarig',
    acts: 'Att göra',
  },
  due: 'nu',
  reason: {
    'closes-later': 'Köper senare än om sex månader',
    'need-unknown': 'Behovet är inte känt än',
    'no-need-yet': 'Inget behov inom sex månader',
    incomplete: 'Något är inte besvarat än',
    other: 'Något annat',
  },
  act: { convert: 'Öppna en affärsmöjlighet', edit: 'Redigera', drop: 'Ta bort', of: '{{action}}: {{name}}' },
  form: {
    add: 'Vem som väntar',
    edit: 'Redigera {{name}}',
    customerName: 'Företag eller person',
    title: 'Vad det kan gälla',
    contactName: 'Kontakt',
    contactEmail: 'Kontaktens e-post',
    reason: 'Varför de väntar',
    note: 'Anteckning',
    wakeUpOn: 'Fråga igen',
    optional: 'Valfritt',
    unfit: 'Skriv vem det är och vad det kan gälla, och välj en dag framåt. En e-postadress ska vara hel.',
    save: 'Spara',
    cancel: 'Avbryt',
  },
  done: { added: '{{name}} väntar till {{day}}', saved: 'Sparat', dropped: '{{name}} är borta från listan' },
  offer: {
    later:
      'Det som avslutas om mer än sex månader är ingen affärsmöjlighet än. Låt {{name}} vänta, och få en påminnelse när det är inom räckhåll.',
    need: 'Utan ett behov inom sex månader är det ingen affärsmöjlighet än. Låt {{name}} vänta, och få en påminnelse.',
    day: 'Fråga igen',
    submit: 'Sätt på väntelistan',
  },
  converting: 'Från väntelistan: {{name}}. Det som har besvarats tidigare är ifyllt.',
};
