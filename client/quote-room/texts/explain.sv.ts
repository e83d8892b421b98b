import type { Translation } from '../../ui/messages.ts';
import type { explainEn } from './explain.en.ts';

export const explainSv: Translation<typeof explainEn> = {
  bundle: {
    pricesHidden: 'Ett pris för allt detta.',
    compositionHidden: 'Säljs som en helhet, till ett pris.',
  },
  effect: {
    more: '{{step}} till: {{effect}}',
    less: '{{step}} mindre: {{effect}}',
    without: 'Utan den: {{effect}}',
  },
  explain: {
    excl: 'Exkl. moms',
    incl: 'Inkl. moms',
    vat: 'Moms {{rate}} på {{taxable}}',
    noVat: 'Ingen moms på {{taxable}}: {{reason}}',
    rounding: 'Avrundning',
    payable: 'Att betala',
    section: '{{title}}, efter {{amount}}',
    discount: 'Rabatt på hela offerten',
    allowances: 'Rabatter med egen moms',
    charges: 'Tillägg med egen moms',
    period: {
      once: 'Det som betalas en gång, per avsnitt.',
      month: 'Det som betalas varje månad, per avsnitt.',
      quarter: 'Det som betalas varje kvartal, per avsnitt.',
      year: 'Det som betalas varje år, per avsnitt.',
    },
    vatTitle:
      'Räknas en gång på summan av varje sats, aldrig rad för rad; här för de första {{months}} månaderna.',
    firstYear: 'Engångsbeloppet, och det löpande under de första {{months}} månaderna.',
    forMonths: '{{amount}} i {{months}} månader',
    due: 'Att betala vid godkännande',
    dueTold:
      'Faktureras när offerten godkänns: engångsbeloppet och den första delbetalningen av det löpande, i förskott, på en faktura med egen moms.',
    value: 'Hela avtalstiden, {{months}} månader',
    valueTold: 'Allt exkl. moms.',
    figure: {
      mrr: { label: 'Löpande per månad (MRR)', told: 'Det löpande, omräknat till en månad.' },
      arr: { label: 'Löpande per år (ARR)', told: 'Det löpande, omräknat till tolv månader.' },
      tcv: {
        label: 'Hela avtalstiden (TCV)',
        told: 'Engångsbeloppet, och det löpande under {{months}} månader.',
      },
      acv: { label: 'Genomsnittligt år (ACV)', told: 'Det löpande under hela avtalstiden, fördelat per år.' },
    },
    lapses: 'Efter {{day}}',
    lapsesTold: 'Rabatten på {{amount}} gäller till och med {{day}}. Vad offerten kostar nu, och därefter:',
    lapsed: 'Rabatt, till och med {{day}}',
    lapsedFigure: 'har upphört',
    lapsedTold: 'Rabatten på {{amount}} gällde till och med {{day}}. Offerten är prissatt utan den.',
    nowAndAfter: '{{now}}, sedan {{after}}',
    upTo: 'till {{to}}, beroende på val',
    order: 'Så räknas summorna',
    open_one: 'Inte valt än, {{count}} val',
    open_other: 'Inte valt än, {{count}} val',
    openTold: 'De första 12 månaderna kostar mellan {{from}} och {{to}}, exkl. moms. Det beror på:',
    leftOut_one: 'Bortvalt, {{count}} del',
    leftOut_other: 'Bortvalt, {{count}} delar',
    leftOutTold:
      'Räknas inte i någon summa. Tillsammans det som står bredvid, för de första {{months}} månaderna före rabatten på offerten. Vad var och en skulle kosta för sig, och dess moms:',
    unpicked_one: 'Inte valt, {{count}} alternativ',
    unpicked_other: 'Inte valda, {{count}} alternativ',
    unpickedTold: 'Ett annat valdes i deras ställe. Vad vart och ett skulle kosta för sig, och dess moms:',
    ownVat: 'moms {{vat}}',
    goTo: 'Visa {{title}}',
    toSettle_one: '{{count}} val att reda ut',
    toSettle_other: '{{count}} val att reda ut',
  },
};
