/** What only the seller sees of the money. */
export const privateEn = {
  priv: {
    only: 'Only {{seller}}',
    off: 'Off the paper, never sent to the customer.',
    column: 'Margin and cost',
    open: 'Margin and cost of {{title}}',
    margin: '{{percent}} margin',
    cost: 'cost {{amount}}',
    noCost: 'No cost set',
    kept: 'Kept by {{percent}}\u00a0% of customers',
    keptOf: 'Of {{of}} offers in which a customer could choose it, {{count}} had it in the end.',
    belowFloor: 'Below the lowest price',
    partial_one: '{{count}} component has no cost and is not counted',
    partial_other: '{{count}} components have no cost and are not counted',
    limits: 'Limits',
    limit: {
      minMarginPercent: {
        label: 'Least margin, %',
        hint: 'Of the first year.',
        told: 'margin {{percent}} at least',
      },
      maxDiscountPercent: {
        label: 'Largest discount, %',
        hint: 'Of the list prices, all discounts together.',
        told: 'discount {{percent}} at most',
      },
    },
    checks: 'Beyond your limits',
    check: {
      'below-floor': '{{title}} is below its lowest price.',
      'margin-under-limit': 'The margin is {{stated}}, under your least of {{limit}}.',
      'discount-over-limit': 'Discounts take {{stated}} off; you may give {{limit}}.',
      'cost-unknown': '{{title}} has no cost.',
    },
    totalCost: 'Cost {{amount}}',
  },
} as const;
