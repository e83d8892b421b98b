/** Rules between choices, and the order in which the sums come about. */
export const orderEn = {
  rules: {
    requires: '{{title}} needs {{other}}, which is not chosen.',
    excludes: '{{title}} and {{other}} cannot both be chosen.',
    choose: 'Choose {{titles}}',
    leaveOut: 'Leave out {{titles}}',
    noFix: 'Nobody can choose otherwise here: change the rule in the details.',
  },
  stacking: {
    label: 'In this order',
    price: {
      flat: 'Quantity times price.',
      volume: 'By volume: all units at the price of the step that the quantity reaches.',
      graduated: 'In steps: each unit at the price of its own step.',
    },
    line: {
      discount: 'Discounts on single components. Each percentage is of the component’s full price.',
      charge: 'Charges on single components. Each percentage is of the component’s full price.',
      both: 'Discounts and charges on single components. Each percentage is of the component’s full price.',
    },
    section: 'Discounts on sections: {{list}}.',
    quote: 'The discount on the whole quote, {{amount}}, off what is left.',
    quoteUntil: 'The discount on the whole quote, {{amount}}, off what is left. It holds through {{day}}.',
    charges: 'Charges and discounts with their own VAT: {{list}}.',
    vat: 'VAT, {{list}}, once on the sum of each rate.',
    rounding: 'The amount to pay is rounded to {{to}}; VAT is not.',
  },
} as const;
