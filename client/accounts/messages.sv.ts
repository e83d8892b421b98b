import type { Translation } from '../ui/messages.ts';
import type { en } from './messages.en.ts';

export const sv: Translation<typeof en> = {
  signIn: {
    pageTitle: 'Logga in',
    title: 'Bygg offerten tillsammans',
    text: 'Logga in med din e-post på jobbet.',
    email: 'E-post på jobbet',
    password: 'Lösenord',
    showPassword: 'Visa lösenordet',
    submit: 'Logga in',
    guests: 'Har du fått en länk till en offert? Öppna den från mejlet, du behöver inget konto.',
    emailMissing: 'Skriv din e-post på jobbet, som maria@bolaget.se.',
    passwordMissing: 'Skriv ditt lösenord.',
  },
  language: 'Språk',
  picture: {
    setUp: 'Plattform och grundinställning',
    sync: 'Tvåvägssynk',
    onboarding: 'Onboarding',
    support: 'Kampanjstöd',
    leftOut: 'Bortvald',
    total: 'Första 12 månaderna',
    activity: '{{name}} valde bort {{component}}',
  },
  signOut: {
    title: 'En del av ditt arbete är inte skickat än',
    text: 'När du loggar ut rensas den här enheten, och ändringarna nedan försvinner. Öppna en offert för att skicka dem.',
    quote: 'Offert {{number}}, {{customer}}',
    aQuote: 'En offert',
    waiting_one: '{{count}} ändring är inte skickad',
    waiting_other: '{{count}} ändringar är inte skickade',
    stay: 'Förbli inloggad',
    anyway: 'Logga ut utan dem',
  },
  linkBroken: {
    title: 'Länken gäller inte längre',
    text: 'Den kan ha dragits tillbaka eller gått ut. Be den som skickade den om en ny; dina val i offerten finns kvar.',
  },
};
