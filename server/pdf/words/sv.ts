import { versionName } from '#shared/quote/version-name.ts';
import { list, plural } from './counting.ts';
import type { Labels, RecurringPeriod } from './labels.ts';

const timesAYear: Readonly<Record<RecurringPeriod, string>> = {
  month: 'månadsbelopp tolv gånger',
  quarter: 'kvartalsbelopp fyra gånger',
  year: 'årsbelopp en gång',
};

const theFirst = (months: number): string =>
  months === 1 ? 'den första månaden' : `de första ${months} månaderna`;

export const sv: Labels = {
  quoteVersion: (number, version) => `Offert ${versionName(number, version)}, version ${version}`,
  versionSent: (version, when) => `Version ${version}, skickad ${when}`,
  fingerprint: (digits) => `Fingeravtryck ${digits}`,
  draftOf: (number) => `Offert ${number}, utkast`,
  draftAsOf: (when) => `Utkast ${when}`,
  notAnOffer: 'Inget anbud',
  draftNote: (when, zone) =>
    `Detta är ett utkast som det såg ut den ${when} (${zone}). Det är inget anbud och binder ingen; priser och omfattning kan ändras tills en version skickas.`,
  from: 'Från',
  to: 'Till',
  companyNumber: (number) => `Org.nr ${number}`,
  startDate: 'Startdatum',
  validUntil: 'Giltig till',
  payment: 'Betalning',
  paymentDays: (days) => (days === 0 ? 'Omgående' : `${plural(days, 'dag', 'dagar')} netto`),
  term: 'Bindningstid',
  months: (count) => plural(count, 'månad', 'månader'),
  notStated: 'Inte angivet',
  basis: (currency) => `Alla belopp är i ${currency} och exklusive moms om inget annat sägs.`,
  summary: (currency) => `Sammanfattning, ${currency} exkl. moms`,
  period: { once: 'Engångs', month: 'Per månad', quarter: 'Per kvartal', year: 'Per år' },
  per: { once: '', month: '/mån', quarter: '/kv', year: '/år' },
  total: 'Summa',
  quoteDiscount: 'Rabatt på offerten',
  vat: (rate) => `Moms ${rate}`,
  untaxed: 'Ingen moms',
  firstMonths: (count) => (count === 1 ? 'Första månaden' : `Första ${count} månaderna`),
  exclVat: 'exkl. moms',
  inclVat: 'inkl. moms',
  counted: (included, leftOut) =>
    `${plural(included, 'del ingår', 'delar ingår')} och ${leftOut} är ${leftOut === 1 ? 'bortvald' : 'bortvalda'}.`,
  overTime: (months, periods) =>
    months === 12
      ? `Under de första 12 månaderna räknas ${list(
          periods.map((period) => timesAYear[period]),
          'och',
        )}.`
      : `Löpande belopp räknas för ${plural(months, 'månad', 'månader')}.`,
  rangeNote: 'Allt är inte valt än, och summan beror på vad som väljs.',
  undecidedNote: 'Det som ännu ska väljas räknas inte med i någon av summorna.',
  goals: 'Mål och omfattning',
  components: 'Vad som ingår',
  continued: 'forts.',
  component: 'Del',
  quantity: 'Antal',
  price: 'Pris',
  notPriced: 'Inget pris än',
  amount: 'Belopp',
  tiered: 'Trappat',
  perUnits: (quantity) => `per ${quantity}`,
  chosenFrom: (count) => `Vald bland ${count}`,
  noneOf: (count) => `Ingen av ${count} vald`,
  discount: (of) => `Rabatt ${of}`,
  charge: (of) => `Tillägg ${of}`,
  sectionDiscount: (percent) => `efter rabatt ${percent}`,
  included: (what) => `Ingår: ${what}`,
  notIncluded: (what) => `Ingår inte: ${what}`,
  leftOut: 'Bortvald',
  notChosen: 'Inte vald',
  leftOutTitle: 'Det som valts bort',
  leftOutNote:
    'Erbjöds till dessa priser och är inte en del av offerten. Beloppen räknas inte med i någon summa.',
  leftOutWorth: (months, amount) =>
    `Det som valts bort skulle lägga till ${amount} för ${theFirst(months)}, exkl. moms och före rabatter på helheten. Alternativ som inte valts räknas inte dit.`,
  net: 'Exkl. moms',
  tax: 'Moms',
  gross: 'Inkl. moms',
  totals: (currency) => `Summor, ${currency}`,
  beforeDiscount: 'Före rabatten på offerten',
  dueAtAcceptance: 'Att betala vid godkännande',
  quoteAllowances: 'Övriga rabatter på offerten',
  quoteCharges: 'Avgifter på offerten',
  rounding: 'Öresavrundning',
  toPay: 'Att betala',
  inPrice: 'Ingår',
  leftOutSection: (title) => `Bortvald med ${title}`,
  discountHolds: (until) => `Rabatten på offerten gäller till och med ${until}.`,
  afterDiscount: (first, due) => `Därefter: ${first}, och ${due} att betala vid godkännande, exkl. moms.`,
  discountLapsed: (on) => `Rabatten på offerten gällde till och med ${on} och räknas inte längre.`,
  vatRatesOf: (day) => `Momsen räknas efter de satser som gäller ${day}.`,
  terms: 'Villkor',
  signatures: 'Underskrifter',
  signaturesFor: (version, fingerprint) =>
    `Underskrifterna gäller version ${version} med fingeravtryck ${fingerprint}. Ingen annan version, och ingen kopia med ett annat fingeravtryck, omfattas.`,
  acceptedOnPaper: (who, day) =>
    `Godkänd på papper av ${who} den ${day}; två personer hos säljaren har registrerat och bekräftat det.`,
  withChoices: 'De gäller med de val som visas här och som gjordes inom erbjudandet.',
  signaturesMissing: 'Alla som måste skriva under har inte gjort det, och till dess är inget godkänt.',
  placeAndDate: 'Ort och datum',
  nameInPrint: 'Namnförtydligande',
  signedAt: (when) => `Undertecknad ${when}`,
  verification: {
    link: 'genom personlig länk',
    code: 'e-post bekräftad med kod',
  },
  evidence: 'Så gick underskriften till',
  evidenceColumns: ['När', 'Vem', 'Vad'],
  signatureOf: (name) => `${name}s underskrift`,
  recordTitle: 'Om dokumentet',
  sentBy: (version, name, when, zone) => `Version ${version} skickades av ${name} den ${when} (${zone}).`,
  hash: (hash) => `SHA-256 ${hash}`,
  hashNote:
    'Fingeravtrycket i sidfoten är början av denna kontrollsumma. Det står för innehållet i just denna version; en kopia med ett annat fingeravtryck har ett annat innehåll.',
  auditLine: (line) => `Granskningslogg: ${line}`,
  auditNote:
    'Där stod säljarens granskningslogg när denna version skickades. Den som sparar filen kan med raden visa om loggen någon gång har skrivits om eller kapats.',
  attached: (json) => `I filen ligger ${json}: innehållet i precis den form som kontrollsumman tas på.`,
  attachedEvidence: (name) => `${name} innehåller alla bevis för underskrifterna, och hur de kontrolleras.`,
  attachedUbl: (names) =>
    `Bredvid ligger, för andra program, ${list(names, 'och')}: beloppen för varje prisperiod som en UBL 2.1-offert.`,
  sealed:
    'Filen är förseglad med nyckeln i det system som skapade den. En PDF-läsare visar om den har ändrats sedan dess.',
};
