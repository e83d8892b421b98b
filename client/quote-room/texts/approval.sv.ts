import type { Translation } from '../../ui/messages.ts';
import type { approvalEn } from './approval.en.ts';

export const approvalSv: Translation<typeof approvalEn> = {
  approval: {
    title: 'Kräver en annan persons godkännande',
    reason: {
      'discount-over-limit': 'Rabatterna tar bort {{stated}}. Upp till {{limit}} kräver inget godkännande.',
      'margin-under-limit': 'Marginalen är {{stated}}. Från {{limit}} krävs inget godkännande.',
      'below-floor': '{{title}} ligger under sitt lägsta pris.',
      'value-over-limit': 'Första året är {{stated}}. Upp till {{limit}} kräver inget godkännande.',
      'value-in-other-currency': 'Första året är {{stated}}, och gränsen är satt i en annan valuta.',
      'start-too-soon': 'Det börjar {{stated}}. Från och med {{limit}} krävs inget godkännande.',
      'price-off-catalogue':
        'Priset på {{title}} skiljer sig {{stated}} från katalogens. Upp till {{limit}} åt endera hållet kräver inget godkännande.',
      'price-unlike-catalogue':
        'Priset på {{title}} kan inte jämföras med katalogens: en annan valuta eller period.',
    },
    startDate: 'Startdatum',
    startDateHint: 'Den som godkänner ser efter om det finns folk till dess.',
    costBasis: 'Vad kostnaderna grundas på',
    costBasisHint:
      'Ingen kostnad är angiven för {{titles}}. Ange den där, eller skriv här hur ni har räknat.',
    costBasisMissing: 'Skriv vad kostnaderna grundas på: ingen kostnad är angiven för {{titles}}.',
    costBasisSaid: 'Kostnaderna grundas på: {{words}}',
    note: 'Till den som godkänner',
    noteHint: 'Läses bara på er egen sida.',
    decideNote: 'Till {{name}}',
    ask: 'Be om godkännande',
    askAgain: 'Be igen',
    askHint: 'Kunden kan läsa och kommentera under tiden, men inte ändra något.',
    toast: 'Godkännande är begärt',
    approve: 'Godkänn',
    decline: 'Avslå',
    approvedToast: 'Godkänt',
    declinedToast: 'Avslaget',
    back: 'Öppna för kunden igen',
    backReason: 'Varför',
    private: 'Syns bara på er egen sida.',
    state: {
      'not-needed': 'Offerten är i ett internt steg. Inget i den kräver godkännande.',
      needed: 'Någon annan måste godkänna offerten innan den kan skickas.',
      asked: '{{name}} bad om godkännande {{when}}.',
      approved: '{{name}} godkände det här {{when}}. Det kan skickas precis som det är.',
      approvedByMe: 'Du godkände det här {{when}}. Någon annan skickar det.',
      declined: '{{name}} avslog {{when}}.',
      void: 'Offerten har ändrats sedan {{name}} godkände den {{when}}, så godkännandet gäller inte längre.',
    },
    check: {
      needed: 'Någon annan måste godkänna det här först',
      asked: 'Det väntar på godkännande',
      approved: 'Du godkände det här, så någon annan skickar det',
      declined: '{{name}} avslog det här',
      void: 'Godkännandet gäller inte längre: offerten har ändrats',
    },
  },
};
