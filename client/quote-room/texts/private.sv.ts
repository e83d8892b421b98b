import type { Translation } from '../../ui/messages.ts';
import type { privateEn } from './private.en.ts';

export const privateSv: Translation<typeof privateEn> = {
  priv: {
    only: 'Bara {{seller}}',
    off: 'Utanför papperet, skickas aldrig till kunden.',
    column: 'Marginal och kostnad',
    open: 'Marginal och kostnad för {{title}}',
    margin: '{{percent}} marginal',
    cost: 'kostnad {{amount}}',
    noCost: 'Ingen kostnad satt',
    kept: 'Behålls av {{percent}}\u00a0% av kunderna',
    keptOf: 'Av {{of}} offerter där kunden kunde välja den hade {{count}} den till slut.',
    belowFloor: 'Under lägsta pris',
    partial_one: '{{count}} del saknar kostnad och räknas inte',
    partial_other: '{{count}} delar saknar kostnad och räknas inte',
    limits: 'Gränser',
    limit: {
      minMarginPercent: {
        label: 'Minsta marginal, %',
        hint: 'Av det första året.',
        told: 'marginal minst {{percent}}',
      },
      maxDiscountPercent: {
        label: 'Största rabatt, %',
        hint: 'Av listpriserna, alla rabatter tillsammans.',
        told: 'rabatt högst {{percent}}',
      },
    },
    checks: 'Utanför era gränser',
    check: {
      'below-floor': '{{title}} ligger under sitt lägsta pris.',
      'margin-under-limit': 'Marginalen är {{stated}}, under er minsta på {{limit}}.',
      'discount-over-limit': 'Rabatterna drar av {{stated}}; ni får ge {{limit}}.',
      'cost-unknown': '{{title}} har ingen kostnad.',
    },
    totalCost: 'Kostnad {{amount}}',
  },
};
