import type { About, MailWords } from './words.ts';

const the = ({ number }: About): string => `offert ${number}`;

const other = ({ isBuyer, seller, customer }: About): string => (isBuyer ? seller : customer);

const titled = (about: About): string => (about.title === '' ? '' : `: ${about.title}`);

const isFirst = ({ version }: About): boolean => version === null || version === 1;

const answers = {
  accepted: ['Förslaget är antaget', 'har antagit förslaget'],
  countered: ['Motförslag', 'har svarat med ett annat förslag'],
  declined: ['Förslaget är avböjt', 'har avböjt förslaget'],
  withdrawn: ['Förslaget är återkallat', 'har återkallat förslaget'],
  expired: ['Förslaget har gått ut', ''],
} as const;

const signaturesAsked = {
  one: 'Din underskrift behövs. Det räcker att en av dem som är namngivna skriver under.',
  all: 'Din underskrift behövs. Alla som är namngivna skriver under, i valfri ordning.',
  'in-order': 'Din underskrift behövs, och den är den första. De andra får veta när det är deras tur.',
} as const;

const steppedBack = {
  'not-now': 'Inte nu',
  'not-for-us': 'Inte för dem',
  price: 'Det är priset',
  other: 'De avstår tills vidare',
} as const;

const wishes = {
  late: 'Vill godkänna efter sista dagen',
  countered: 'Vill godkänna efter ett annat svar',
  closed: 'Vill godkänna det som stängts',
} as const;

/** Varför en version inte kan godkännas som den är: efter dess namn. */
const notAsItStands = {
  late: 'vars sista dag har passerat',
  countered: 'som tidigare fått ett annat svar',
  closed: 'som du har stängt',
} as const;

export const sv: MailWords = {
  greeting: (name) => `Hej ${name}!`,
  messageFrom: (name) => `${name} skriver`,
  topics: {
    version_sent: (about, { signs }) => ({
      subject:
        signs === null
          ? `Offert ${about.number} från ${about.seller}${titled(about)}`
          : `Din underskrift behövs: offert ${about.number} från ${about.seller}${titled(about)}`,
      heading: about.title || `Offert ${about.number}`,
      paragraphs: [
        `${about.by} på ${about.seller} har skickat ${the(about)} till dig.`,
        ...(signs === null ? [] : [signaturesAsked[signs]]),
        ...(isFirst(about) ? [] : ['Den ersätter tidigare versioner, som inte längre kan godkännas.']),
      ],
      action: signs === null ? 'Öppna offerten' : 'Läs och skriv under',
    }),
    version_reminded: (about) => ({
      subject: `Påminnelse: offert ${about.number} från ${about.seller}${titled(about)}`,
      heading: about.title || `Offert ${about.number}`,
      paragraphs: [`${about.by} på ${about.seller} påminner om ${the(about)}, som väntar på svar från dig.`],
      action: 'Öppna offerten',
    }),
    version_withdrawn: (about) => ({
      subject: `Offert ${about.number} har dragits tillbaka${titled(about)}`,
      heading: 'Offerten har dragits tillbaka',
      paragraphs: [
        `${about.seller} har dragit tillbaka ${the(about)}. Den gäller inte längre och kan inte godkännas.`,
      ],
      action: 'Se offerten',
    }),
    accepted: (about) =>
      about.isBuyer
        ? {
            subject: `Kvitto: offert ${about.number} är godkänd${titled(about)}`,
            heading: 'Offerten är godkänd',
            paragraphs: [
              `${about.by} har godkänt ${the(about)}, från ${about.seller}. Det här är kvittot. Det som godkändes finns att läsa och ladda ner i offerten.`,
            ],
            action: 'Öppna det som godkändes',
          }
        : {
            subject: `${about.customer} har godkänt offert ${about.number}${titled(about)}`,
            heading: `${about.customer} har godkänt`,
            paragraphs: [`${about.by} har godkänt ${the(about)}.`],
            action: 'Öppna offerten',
          },
    offline_recorded: (about) => ({
      subject: `Bekräfta: ${about.customer} har godkänt offert ${about.number} på papper${titled(about)}`,
      heading: 'Ett godkännande på papper behöver en andra person',
      paragraphs: [
        `${about.by} har registrerat att ${about.customer} har godkänt ${the(about)} på papper. Affären är inte ${about.stage('won')} förrän någon annan har sett det undertecknade och bekräftat det.`,
      ],
      action: 'Titta och bekräfta',
    }),
    acceptance_rescinded: (about) => ({
      subject: `Godkännandet av offert ${about.number} har hävts${titled(about)}`,
      heading: 'Godkännandet har hävts',
      paragraphs: [
        `${about.by} på ${about.seller} har hävt godkännandet av ${the(about)}. Den räknas inte längre som godkänd; det som skrevs under finns kvar att läsa.`,
      ],
      action: 'Se offerten',
    }),
    declined: (about) => ({
      subject: `${about.isBuyer ? 'Ni' : about.customer} har tackat nej till offert ${about.number}${titled(about)}`,
      heading: 'Nej till offerten',
      paragraphs: [
        `${about.by} har tackat nej till ${the(about)}.`,
        ...(about.isBuyer ? [] : ['Offerten kan öppnas igen som nästa version.']),
      ],
      action: 'Öppna offerten',
    }),
    proposal_made: (about) => ({
      subject: `Förslag om offert ${about.number} från ${other(about)}${titled(about)}`,
      heading: `${other(about)} har ett förslag`,
      paragraphs: [
        `${about.by} har lämnat ett förslag om ${the(about)}. Vad det begär, och vad det gör med offerten, står bredvid det.`,
      ],
      action: 'Läs och svara',
    }),
    counter_recorded: (about, { saidBy }) => ({
      subject: `Nedtecknat efter ett samtal: offert ${about.number} från ${about.seller}${titled(about)}`,
      heading: 'Det som sades per telefon är nedtecknat',
      paragraphs: [
        `${about.by} har skrivit ner vad ${saidBy} bad om per telefon om ${the(about)}. Det står där som ett förslag från er, med vad det gör med offerten. Om det inte var så kan ni ta tillbaka det där.`,
      ],
      action: 'Läs det',
    }),
    proposal_answered: (about, { answer }) => {
      const [heading, did] = answers[answer];
      return {
        subject: `${heading}: offert ${about.number}${titled(about)}`,
        heading,
        paragraphs: [
          answer === 'expired'
            ? `Förslaget om ${the(about)} har nått sin sista dag utan svar.`
            : `${about.by} ${did} om ${the(about)}.`,
        ],
        action: 'Öppna offerten',
      };
    },
    sign_turn: (about, { afterName }) => ({
      subject: `Din tur att skriva under offert ${about.number}${titled(about)}`,
      heading: 'Det är din tur att skriva under',
      paragraphs: [
        afterName === null
          ? `Nästa underskrift på ${the(about)}, från ${about.seller}, är din.`
          : `${afterName} har skrivit under ${the(about)}, från ${about.seller}. Nästa underskrift är din.`,
      ],
      action: 'Läs och skriv under',
    }),
    sign_code: (about, { until }) => ({
      subject: `Din kod för offert ${about.number} från ${about.seller}`,
      heading: 'Din kod',
      paragraphs: [
        `Skriv koden där du blir ombedd om den i ${the(about)}. Den gäller en gång, till ${until}.`,
        'Har du inte bett om någon kod behöver du inte göra något. Lämna den inte till någon.',
      ],
      action: '',
    }),
    send_requested: (about) => ({
      subject: `${about.customer} vill gärna få offert ${about.number}${titled(about)}`,
      heading: `${about.customer} vill gärna få offerten`,
      paragraphs: [`${about.by} ber dig skicka ${the(about)}.`],
      action: 'Granska och skicka',
    }),
    stepped_back: (about, { why, comeBackOn }) => ({
      subject: `${about.customer} avstår tills vidare från offert ${about.number}${titled(about)}`,
      heading: steppedBack[why],
      paragraphs: [
        `${about.by} avstår från ${the(about)}.${comeBackOn === null ? '' : ` De vill gärna bli tillfrågade igen ${comeBackOn}.`}`,
        `Inget är stängt genom det. När du stänger affären som ${about.stage('lost')} är det de sade redan ifyllt.`,
      ],
      action: 'Öppna offerten',
    }),
    went_on: (about) => ({
      subject: `${about.customer} fortsätter trots allt med offert ${about.number}${titled(about)}`,
      heading: 'De fortsätter trots allt',
      paragraphs: [`${about.by} hade avstått från ${the(about)}, men fortsätter trots allt.`],
      action: 'Öppna offerten',
    }),
    ready_again: (about) => ({
      subject: `${about.customer} är redo att ta upp offert ${about.number} igen${titled(about)}`,
      heading: `${about.customer} är redo igen`,
      paragraphs: [
        `${about.by} säger att de är redo att ta upp ${the(about)} igen. Inget tas upp förrän du gör det, och inget tidigare erbjudande gäller på nytt.`,
      ],
      action: 'Öppna offerten',
    }),
    renewal_requested: (about, { wish, reason }) => ({
      subject: `${about.customer} vill fortfarande ha offert ${about.number}${titled(about)}`,
      heading: wish === 'accept-late' ? wishes[reason] : 'Önskemål om en ny sista dag',
      paragraphs: [
        wish === 'accept-late'
          ? `${about.by} vill godkänna ${the(about)}, ${notAsItStands[reason]}. Inget är godkänt förrän du har svarat.`
          : `${about.by} ber om en ny sista dag för ${the(about)}${reason === 'late' ? '' : `, ${notAsItStands[reason]}`}.`,
      ],
      action: 'Öppna och svara',
    }),
    comment_made: (about, { on }) => ({
      subject: `${about.by} har skrivit i offert ${about.number}${titled(about)}`,
      heading: `${about.by} har skrivit till dig`,
      paragraphs: [
        `${about.by} har skrivit en kommentar om ${on === '' ? the(about) : `”${on}” i ${the(about)}`}.`,
      ],
      action: 'Läs och svara',
    }),
    comment_mention: (about, { on }) => ({
      subject: `${about.by} nämner dig i offert ${about.number}${titled(about)}`,
      heading: `${about.by} vänder sig till dig`,
      paragraphs: [
        `${about.by} nämner dig i en kommentar om ${on === '' ? the(about) : `”${on}” i ${the(about)}`}.`,
      ],
      action: 'Läs och svara',
    }),
    tasks_due: (_, { count, customer }) => ({
      subject: count === 1 ? `Väntar på dig: ${customer}` : `${count} affärer väntar på dig`,
      heading: count === 1 ? 'En affär väntar på dig' : `${count} affärer väntar på dig`,
      paragraphs: [
        'Du får veta om var och en en gång. Den väntar på din första sida tills den har fått ett svar.',
      ],
      action: 'Se vad som väntar',
    }),
    deals_handed_over: ({ by }, { count, customer }) => ({
      subject: count === 1 ? `Överlämnad till dig: ${customer}` : `${count} affärer överlämnade till dig`,
      heading: count === 1 ? 'En affär är din nu' : `${count} affärer är dina nu`,
      paragraphs: [
        count === 1
          ? `${by} har lämnat över affären med ${customer} till dig, med alla dess offerter. Det som frågas om den kommer till dig från och med nu.`
          : `${by} har lämnat över ${count} affärer till dig, med alla deras offerter. Det som frågas om dem kommer till dig från och med nu.`,
      ],
      action: count === 1 ? 'Öppna affären' : 'Se dem',
    }),
    approval_requested: (about) => ({
      subject: `Internt godkännande av offert ${about.number} till ${about.customer}${titled(about)}`,
      heading: 'En offert behöver godkännas internt',
      paragraphs: [
        `${about.by} vill skicka offert ${about.number} till ${about.customer}. Någon annan hos er behöver godkänna den först.`,
      ],
      action: 'Titta på den och bestäm',
    }),
    approval_decided: (about, { decision }) => ({
      subject: `Offert ${about.number} är ${decision === 'approved' ? 'internt godkänd' : 'inte internt godkänd'}${titled(about)}`,
      heading: decision === 'approved' ? 'Offerten är internt godkänd' : 'Offerten är inte internt godkänd',
      paragraphs: [
        decision === 'approved'
          ? `${about.by} har godkänt offert ${about.number} till ${about.customer} som den är nu. Varje ändring kräver ett nytt godkännande.`
          : `${about.by} har inte godkänt offert ${about.number} till ${about.customer}.`,
      ],
      action: 'Öppna offerten',
    }),
  },
  asks: {
    'let-go': ({ stage }) => `öppen i mer än sex månader: nytt avslutsdatum, eller ${stage('lost')}?`,
    overdue: () => 'skulle ha avslutats: när blir det?',
    'expires-soon': () => 'offerten går ut om några dagar: förlänga eller följa upp?',
    slipping: () => 'avslutet har flyttats för ofta: är det en affär?',
    'review-waits': () => 'har väntat på godkännande i mer än tre arbetsdagar',
    'wake-up': () => 'dags att fråga igen',
    'mail-returned': () =>
      'ett mejl till dem kom i retur eller anmäldes som skräp: en annan adress, eller ringa?',
    'stepped-back': () => 'de avstår tills vidare: fortsätta, eller stänga?',
    'ready-again': () => 'de är redo igen: ta upp den?',
  },
  facts: {
    number: 'Offert',
    version: 'Version',
    validUntil: 'Giltig till',
    fingerprint: 'Fingeravtryck',
    acceptedBy: 'Godkänd av',
    acceptedAt: 'Godkänd',
    auditLog: 'Granskningslogg',
  },
  amounts: {
    title: (currency) => `Belopp, ${currency}`,
    period: { once: 'Engångs', month: 'Per månad', quarter: 'Per kvartal', year: 'Per år' },
    firstMonths: (count) => (count === 1 ? 'Första månaden' : `Första ${count} månaderna`),
    due: 'Att betala vid godkännande',
    exclVat: (what) => `${what}, exkl. moms`,
    vat: (rate) => `Moms ${rate}`,
    noVat: 'Ingen moms',
    inclVat: 'Inkl. moms',
    rounding: 'Öresavrundning',
    toPay: 'Att betala',
    stillToChoose: 'Allt är inte valt än. Beloppen gäller det som är valt nu.',
  },
  footer: {
    yours: (seller) => `Du får det här för att ${seller} har en offert till dig.`,
    notForwarded: 'Länken är bara din: den som har den kan läsa och svara i ditt namn.',
    noTracking: 'Inget i det här mejlet berättar för någon om du har öppnat det.',
    forSeller: (seller) => `Skickat till dig av Coquote hos ${seller}.`,
  },
};
