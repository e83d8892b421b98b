import type { Translation } from '../../ui/messages.ts';
import type { orderEn } from './order.en.ts';

export const orderSv: Translation<typeof orderEn> = {
  rules: {
    requires: '{{title}} behöver {{other}}, som inte är vald.',
    excludes: '{{title}} och {{other}} kan inte väljas samtidigt.',
    choose: 'Välj {{titles}}',
    leaveOut: 'Välj bort {{titles}}',
    noFix: 'Ingen kan välja annorlunda här: ändra regeln i detaljerna.',
  },
  stacking: {
    label: 'I den här ordningen',
    price: {
      flat: 'Antal gånger pris.',
      volume: 'Efter volym: alla enheter till priset i det steg som antalet når.',
      graduated: 'I trappsteg: varje enhet till priset i sitt eget steg.',
    },
    line: {
      discount: 'Rabatter på enskilda delar. Varje procentsats räknas på delens fulla pris.',
      charge: 'Tillägg på enskilda delar. Varje procentsats räknas på delens fulla pris.',
      both: 'Rabatter och tillägg på enskilda delar. Varje procentsats räknas på delens fulla pris.',
    },
    section: 'Rabatter på avsnitt: {{list}}.',
    quote: 'Rabatten på hela offerten, {{amount}}, på det som är kvar.',
    quoteUntil: 'Rabatten på hela offerten, {{amount}}, på det som är kvar. Den gäller till och med {{day}}.',
    charges: 'Tillägg och rabatter med egen moms: {{list}}.',
    vat: 'Moms, {{list}}, en gång på summan för varje sats.',
    rounding: 'Att betala avrundas till {{to}}; momsen avrundas inte.',
  },
};
