import type { Translation } from '../ui/messages.ts';
import type { en } from './messages.en.ts';

export const sv: Translation<typeof en> = {
  title: 'Inställningar',
  save: 'Spara',
  saved: 'Sparat',
  unfit: 'Något av det stämmer inte. Se igenom det du skrev.',
  organisation: {
    title: 'Organisation',
    name: 'Namn',
    companyNumber: 'Organisationsnummer',
    address: 'Adress',
    timeZone: 'Tidszon',
    timeZoneHelp: 'Organisationens dagar börjar och slutar i den: giltighet, avslut, åldrar.',
    payableStep: 'Nya offerter i kronor avrundar det som ska betalas till',
    noRounding: 'Inget',
    help: 'Utkast visar det från och med nu. Det som har skickats står som det skickades.',
  },
  stages: {
    title: 'Vad stegen heter',
    help: 'Bara namnen: vad ett steg betyder, och vad som visar det, består. Lämna ett fält tomt för namnet bredvid.',
    stage: 'Steg',
    language: { en: 'på engelska', sv: 'på svenska' },
    label: '{{stage}}, {{language}}',
  },
  pipeline: {
    title: 'Pipeline: {{name}}',
    new: 'En pipeline till',
    newHelp: 'För ett annat sätt att sälja. Den som öppnar en affär väljer vilken den går.',
    wanted: 'Ge det ett namn först.',
    name: 'Namn',
    step: '$t(stage:name.pricing_review) är ett eget steg',
    stepHelp:
      'Utan det utelämnas steget på tavlan och i insikten. Det som går över gränserna behöver ändå godkännas.',
    horizon: 'Prognosen ser framåt',
    months_one: '{{count}} månad',
    months_other: '{{count}} månader',
  },
  chances: {
    title: 'Vad prognosen börjar med',
    help: 'Hur många av hundra affärer i ett steg ni räknar med att vinna. Det väger som tio affärer och ger vika för er egen historia. Lämna ett fält tomt för siffran i det.',
    label: '{{stage}}, %',
  },
  competitors: {
    title: 'Konkurrenter',
    help: 'Säljare väljer bland dem när en affär slutar som $t(stage:word.lost), och kan skriva någon annan. Det som har skrivits förut erbjuds också.',
    label: 'En per rad',
  },
  limits: {
    title: 'Vad säljare får gå med på själva',
    help: 'Utöver det godkänner en andra person precis det som skickas. Tomt: ingen sådan gräns.',
    maxDiscount: 'Högsta rabatt, %',
    minMargin: 'Lägsta marginal, %',
    maxValue: 'Högsta värde första året',
    minStartDays: 'Tidigaste start, dagar från i dag',
    maxPriceChange: 'Längst från katalogens pris, %',
    currency: 'Valuta',
  },
};
