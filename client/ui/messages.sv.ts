import type { en } from './messages.en.ts';
import type { Translation } from './messages.ts';

export const sv: Translation<typeof en> = {
  nav: {
    main: 'Huvudmeny',
    home: 'Hem',
    pipeline: 'Pipeline',
    quotes: 'Offerter',
    mail: 'Mejl',
    settings: 'Inställningar',
    customers: 'Kunder',
    catalogue: 'Katalog',
    templates: 'Mallar',
    insight: 'Insikt',
    open: 'Öppna menyn',
    close: 'Stäng menyn',
    skip: 'Hoppa till innehållet',
  },
  account: {
    menu: 'Konto och inställningar',
    language: 'Språk',
    theme: 'Tema',
    themeSystem: 'Samma som enheten',
    themeLight: 'Ljust',
    themeDark: 'Mörkt',
    signOut: 'Logga ut',
    demo: 'Demo',
  },
  period: {
    once: 'Engångs',
    month: 'Per månad',
    quarter: 'Per kvartal',
    year: 'Per år',
  },
  per: {
    month: '/mån',
    quarter: '/kv',
    year: '/år',
  },
  action: {
    retry: 'Försök igen',
    cancel: 'Avbryt',
    download: 'Ladda ner PDF',
    downloadDraft: 'Ladda ner utkast som PDF',
  },
  justNow: 'nyss',
  loading: 'Laddar',
  person: {
    seller: '{{name}}, säljare',
    buyer: '{{name}}, kund',
  },
  problem: {
    'invalid-request': {
      title: 'Något av det du skrev stämmer inte.',
      help: 'Se på de markerade fälten och försök igen.',
    },
    'malformed-body': {
      title: 'Begäran gick inte att läsa.',
      help: 'Ladda om sidan och försök igen. Inget ändrades.',
    },
    'not-signed-in': { title: 'Du är inte inloggad.', help: 'Logga in, eller öppna din länk igen.' },
    'wrong-credentials': {
      title: 'E-postadressen och lösenordet hör inte ihop.',
      help: 'Kontrollera båda och försök igen.',
    },
    'not-allowed': {
      title: 'Du får inte se eller göra det här.',
      help: 'Be en chef i din organisation om åtkomst.',
    },
    'cross-site': {
      title: 'Begäran kom från en annan webbplats och avvisades.',
      help: 'Öppna Coquote i en egen flik och försök igen.',
    },
    'not-found': { title: 'Här finns inget.', help: 'Det kan ha flyttats, eller så är adressen fel.' },
    'link-code-needed': {
      title: 'Länken ber om en kod.',
      help: 'Öppna den igen och få koden mejlad till dig.',
    },
    'link-invalid': { title: 'Länken gäller inte längre.', help: 'Be den som skickade den om en ny.' },
    'wrong-status': {
      title: 'Det går inte i det läge offerten är nu.',
      help: 'Ladda om för att se hur den står.',
    },
    'content-changed': {
      title: 'Offerten ändrades efter att du granskade den.',
      help: 'Se vad som ändrades och skicka sedan.',
    },
    'approval-needed': {
      title: 'Någon annan måste godkänna innan det kan skickas.',
      help: 'Be om godkännande i offerten.',
    },
    'too-late': {
      title: 'Det är för sent för det.',
      help: 'Kunden kan ha sett versionen. Dra tillbaka den i stället.',
    },
    'second-person-needed': {
      title: 'Någon annan måste bekräfta det här.',
      help: 'Den som registrerar ett godkännande på papper bekräftar det inte själv.',
    },
    'file-unfit': {
      title: 'Filen kan inte sparas.',
      help: 'Välj en PDF, PNG eller JPEG på högst 5 MB.',
    },
    'already-answered': {
      title: 'Någon har redan svarat på det här.',
      help: 'Du ser hur det står nu.',
    },
    'basis-changed': {
      title: 'Offerten ändrades just nu.',
      help: 'Se hur den står och markera den igen.',
    },
    'comment-fixed': {
      title: 'De här orden kan inte längre ändras.',
      help: 'Skriv en ny kommentar i stället.',
    },
    'comments-full': {
      title: 'Den här offerten rymmer inga fler kommentarer.',
      help: 'Fortsätt via mejl eller telefon, eller i en ny offert.',
    },
    'proposal-moot': {
      title: 'Det som förslaget gäller har ändrats.',
      help: 'Ingenting ändrades. Se hur offerten står nu.',
    },
    'effect-differs': {
      title: 'Det här gör något annat med offerten än du fick se.',
      help: 'Inget skickades. Läs vad det gör och skicka igen.',
    },
    'not-sendable': {
      title: 'Något måste bli klart innan offerten kan skickas.',
      help: 'Öppna granskningen för att se vad.',
    },
    'reason-needed': {
      title: 'Båda har inte sagt att underlaget är klart.',
      help: 'Inget skickades. Skriv i granskningen varför den skickas ändå.',
    },
    'not-restorable': {
      title: 'Den versionen kan inte bli arbetskopia som den är.',
      help: 'Ingenting ändrades. Öppna versionen bredvid rummet och ändra det du behöver.',
    },
    'offer-changed': {
      title: 'Det du skulle skriva under är inte det som gäller nu.',
      help: 'Inget är underskrivet. Se vad som visas nu och skriv under igen.',
    },
    'offer-closed': {
      title: 'Versionen går inte längre att svara på.',
      help: 'Inget är underskrivet. Ladda om för att se hur det står till.',
    },
    'offer-on-request': {
      title: 'Versionen går inte längre att skriva under som den är.',
      help: 'Inget är underskrivet. Be säljaren att låta den gälla igen.',
    },
    'outside-offer': {
      title: 'Det hör inte till det som versionen lämnar öppet.',
      help: 'Inget är ändrat. Lämna ett förslag i stället.',
    },
    'already-signed': {
      title: 'Versionen är underskriven.',
      help: 'Det som valts står fast. Ladda om för att se vem som har skrivit under.',
    },
    'not-your-turn': {
      title: 'Någon annan skriver under före dig.',
      help: 'Du får e-post när det är din tur.',
    },
    'code-needed': { title: 'Först behövs en kod.', help: 'Be om en; den kommer med e-post.' },
    'code-wrong': { title: 'Det är inte koden.', help: 'Se efter i det senaste mejlet och försök igen.' },
    'code-over': { title: 'Koden gäller inte längre.', help: 'Be om en ny.' },
    'close-date-passed': {
      title: 'Dagen då affären skulle ha avslutats har passerat.',
      help: 'Sätt en ny dag under Pipeline, eller släpp den som $t(stage:word.lost).',
    },
    'no-pricing-step': {
      title: 'Den här pipelinen har inget steg som heter $t(stage:name.pricing_review).',
      help: 'Inget i offerten behöver godkännas. Granska och skicka den.',
    },
    'let-go': {
      title: 'Affären har varit öppen i ett halvår.',
      help: 'Välj en dag inom en månad, eller släpp den.',
    },
    'manager-needed': {
      title: 'Det här får en chef avgöra.',
      help: 'Be en av era chefer.',
    },
    'customer-exists': {
      title: 'Det finns redan en öppen affär med den här kontakten.',
      help: 'Öppna den, eller säg att det här är en annan.',
    },
    'gate-not-met': {
      title: 'Det här är ingen affärsmöjlighet än.',
      help: 'Den behöver ett värde, en kontakt och ett avslut inom sex månader.',
    },
    'catalogue-changed': {
      title: 'Katalogen ändrades under tiden.',
      help: 'Se efter hur det står nu och försök igen.',
    },
    'number-taken': {
      title: 'En annan del har det artikelnumret.',
      help: 'Ge den här ett annat nummer, eller inget.',
    },
    'trial-runs': {
      title: 'Priset på den här delen lottas redan.',
      help: 'Sluta lotta det först och börja sedan om.',
    },
    'no-flat-price': {
      title: 'Bara ett fast pris kan lottas.',
      help: 'Ge den ett pris per enhet som inte beror på antalet.',
    },
    'catalogue-full': {
      title: 'Katalogen rymmer inte fler delar.',
      help: 'Den tar 5 000, arkiverade inräknade.',
    },
    'template-changed': {
      title: 'Mallen ändrades under tiden.',
      help: 'Se efter hur den står nu och försök igen.',
    },
    'import-unfit': {
      title: 'Raderna stämmer inte som de står.',
      help: 'Inget har lästs in. Se på dem igen och försök en gång till.',
    },
    'import-moved-on': {
      title: 'En del av det har ändrats sedan dess.',
      help: 'Att ta tillbaka allt skulle tappa det. Inget har ändrats.',
    },
    'already-exists': { title: 'Det finns redan.', help: 'Öppna den som finns.' },
    'in-progress': {
      title: 'Det håller redan på.',
      help: 'Vänta en stund och försök igen; det görs ändå bara en gång.',
    },
    'too-many-requests': {
      title: 'Det blev för många försök på kort tid. Inget har gjorts.',
      help: 'Vänta en minut och försök igen.',
    },
    'pdf-failed': {
      title: 'PDF:en kunde inte skapas.',
      help: 'Offerten är säker. Försök igen om en stund.',
    },
    'disk-full': {
      title: 'Servern har ingen plats kvar att spara på. Inget ändrades.',
      help: 'Försök igen om en stund; den som driver servern behöver ge den plats.',
    },
    unexpected: {
      title: 'Något gick fel hos oss. Inget ändrades.',
      help: 'Försök igen. Händer det en gång till, berätta vad du gjorde.',
    },
    offline: {
      title: 'Ingen kontakt med servern.',
      help: 'Kontrollera din anslutning och försök igen.',
    },
  },
  text: { table: 'Tabell' },
  notFound: {
    title: 'Här finns ingen sida',
    text: 'Adressen kan vara felskriven, eller så har sidan flyttat.',
    home: 'Gå till start',
  },
  unfetched: {
    title: 'Ingen anslutning',
    text: 'Sidan finns inte på din enhet än. Den öppnas av sig själv när det finns en anslutning igen.',
    part: 'Det här finns inte på din enhet än. Det kommer av sig självt när det finns en anslutning igen.',
    back: 'Gå tillbaka',
  },
  crash: {
    title: 'Sidan kunde inte visas',
    text: 'Inget är förlorat: det som sparats finns på servern.',
    reload: 'Ladda om sidan',
    code: 'Vad som gick fel: {{message}}',
  },
};
