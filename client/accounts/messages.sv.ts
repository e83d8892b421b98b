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
    text: 'När du loggar ut rensas den här enheten, och det som står nedan försvinner. Öppna en offert för att skicka det.',
    quote: 'Offert {{number}}, {{customer}}',
    aQuote: 'En offert',
    waiting_one: '{{count}} ändring är inte skickad',
    waiting_other: '{{count}} ändringar är inte skickade',
    drafts_one: '{{count}} text är påbörjad och inte skickad',
    drafts_other: '{{count}} texter är påbörjade och inte skickade',
    stay: 'Förbli inloggad',
    anyway: 'Logga ut utan dem',
  },
  leave: {
    title: 'Lämna offerten på den här enheten?',
    text: 'Enheten sparar då ingenting av offerten. Dina val och kommentarer finns kvar i den, och länken i ditt mejl öppnar den igen.',
    stay: 'Tillbaka till offerten',
    anyway: 'Lämna',
  },
  leaveUnsent: {
    title: 'En del av det du gjort är inte skickat än',
    text: 'När du lämnar rensas den här enheten, och det som står nedan försvinner. Gå tillbaka till offerten för att skicka det.',
    stay: 'Tillbaka till offerten',
    anyway: 'Lämna utan det',
  },
  left: {
    title: 'Du har lämnat offerten',
    text: 'Den här enheten sparar ingenting av den. Öppna länken i ditt mejl igen för att komma tillbaka.',
  },
  notCleared: {
    title: 'Enheten kunde inte rensas',
    text: 'Du är utloggad, men något av dina offerter kan finnas kvar här. Stäng alla andra flikar med offerter och försök igen. Om det inte hjälper, radera webbplatsens data i webbläsarens inställningar.',
    again: 'Försök igen',
    trying: 'Rensar…',
  },
  linkCode: {
    title: 'Är länken din?',
    text: 'Den som skickade den ber om en kod på varje ny enhet, så att ingen annan kommer in med den. Enheten är sedan känd i 30 dagar.',
    lead: 'Koden skickas till {{email}}.',
  },
  linkBroken: {
    title: 'Länken gäller inte längre',
    text: 'Den kan ha dragits tillbaka eller gått ut. Be den som skickade den om en ny; dina val i offerten finns kvar.',
  },
};
