import type { Translation } from '../../ui/messages.ts';
import type { shareEn } from './share.en.ts';

export const shareSv: Translation<typeof shareEn> = {
  share: {
    button: 'Dela',
    title: 'Delningslänkar',
    help: 'En länk per person. Återkallar du den gäller det genast.',
    empty: 'Ingen är inbjuden än.',
    name: 'Namn',
    jobTitle: 'Titel',
    email: 'E-post',
    create: 'Skapa länk',
    invite: 'Bjud in någon',
    once: 'Länken visas bara den här gången. Skicka den till {{name}}.',
    url: 'Länk till {{name}}',
    copy: 'Kopiera länk',
    copied: 'Kopierad',
    revoke: 'Återkalla',
    revokeFor: 'Återkalla länken för {{name}}',
    revoked: 'Återkallad',
    expired: 'Har gått ut',
    unused: 'Inte öppnad än',
    used: 'Öppnades senast {{date}}',
    needName: 'Skriv vem länken är till.',
    needEmail: 'Skriv en e-postadress, som namn@bolag.se.',
    asksCode: 'Be om en kod via e-post på varje ny enhet',
    trouble: {
      bounced: 'Mejl kom i retur: kontrollera adressen, eller lämna en länk',
      complained: 'Anmälde vårt mejl som skräp: ring innan du skickar mer',
    },
    asksCodeHelp: 'Då kommer ingen in som bara har länken.',
    withCode: 'med kod',
    done: 'Klar',
  },
};
