import type { Translation } from '../../ui/messages.ts';
import type { sendEn } from './send.en.ts';

export const sendSv: Translation<typeof sendEn> = {
  send: {
    title: 'Skicka version {{number}}',
    lead: 'Offerten låses precis som den är. Ni kan skicka en ny version senare.',
    to: 'Till',
    nobody: 'Ingen är inbjuden än. Dela en länk först, eller skicka nu och dela efteråt.',
    message: 'Meddelande',
    messageHint: 'Följer med aviseringen. Inte en del av offerten.',
    validUntil: 'Giltig till',
    days_one: '{{count}} dag',
    days_other: '{{count}} dagar',
    past: 'Den dagen har passerat.',
    open: {
      title: 'Vad som är öppet',
      count: '{{open}} av {{count}} val',
      help: 'När offerten är skickad kan kunden fortfarande välja det som är förbockat.',
      helpUntil:
        'När offerten är skickad kan kunden fortfarande välja det som är förbockat, till och med {{day}}.',
      nothing: 'Inget i offerten är kundens att välja, så den skickas som den är.',
    },
    checks: 'Innan den går iväg',
    go: 'Visa',
    preview: 'Det som skickas',
    leftOut: 'Bortvalt: {{titles}}',
    inclVat: 'Inkl. moms',
    private: 'Kostnad, marginal och interna anteckningar stannar hos {{seller}}.',
    stage: 'Affärsmöjligheten flyttas till <b>Skickad</b>, värde <b>{{amount}}</b>.',
    fingerprint: 'Fingeravtryck',
    keep: 'Fortsätt bygga',
    confirm: 'Skicka version {{number}}',
    review: 'Granska ändringen',
    stopped: 'Lös det som är märkt med kryss först',
    close: 'Stäng',
    loading: 'Går igenom offerten',
    changed: 'Offerten ändrades medan du läste. Se vad som är nytt och skicka sedan.',
    changedItem: '{{title}}, {{field}}: {{before}} → {{after}}',
    waitSaving: 'Väntar på att din senaste ändring ska sparas',
    waitOffline: 'Ingen kontakt. Det går att skicka när du är tillbaka.',
    wrong: '{{title}}: {{wrong}}',
    level: { pass: 'Bra', warn: 'Titta på det här', stop: 'Måste lösas' },
    check: {
      'choices-decided': { pass: 'Varje valgrupp har ett val', fail: '{{title}} saknar val' },
      'prices-complete': {
        pass: 'Alla delar har pris och momssats',
        fail: '{{title}} saknar pris eller momssats',
      },
      'content-sound': { pass: 'Alla siffror och texter hänger ihop', fail: '{{title}} behöver ses över' },
      'start-date-set': { pass: 'Startdatum är satt', fail: 'Startdatum saknas' },
      'valid-until-ahead': {
        pass: 'Offerten gäller en tid framåt',
        fail: '”Giltig till” saknas eller har passerat',
      },
      'has-components': { pass: 'Det finns något att skicka', fail: 'Det finns inga delar' },
      'buyer-invited': { pass: 'Någon hos kunden är inbjuden', fail: 'Ingen hos kunden är inbjuden' },
      'basis-seen': { pass: 'Kunden har öppnat offerten', fail: 'Ingen hos kunden har öppnat offerten än' },
      'signer-named': {
        pass: 'Någon hos kunden får skriva under',
        fail: 'Ingen hos kunden får skriva under',
      },
      'proposals-answered': {
        pass: 'Kundens förslag är besvarade',
        fail: 'Ett förslag från kunden är obesvarat',
      },
      'approval-given': {
        pass: 'Inget annat godkännande behövs',
        fail: 'Någon annan måste godkänna först',
      },
    },
  },
};
