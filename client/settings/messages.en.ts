/** How an organisation sells, as its managers set it. */
export const en = {
  title: 'Settings',
  save: 'Save',
  saved: 'Saved',
  unfit: 'Some of it does not fit. Look through what you wrote.',
  organisation: {
    title: 'Organisation',
    name: 'Name',
    companyNumber: 'Company number',
    address: 'Address',
    timeZone: 'Time zone',
    timeZoneHelp: 'The days of the organisation begin and end in it: validity, closing dates, ages.',
    payableStep: 'New quotes in kronor round what is to be paid to',
    noRounding: 'Nothing',
    help: 'Drafts show it from now on. What has been sent stays as it was sent.',
  },
  stages: {
    title: 'What stages are called',
    help: 'Names alone: what a stage means, and what proves it, stays. Leave a field empty for the name beside it.',
    stage: 'Stage',
    language: { en: 'in English', sv: 'in Swedish' },
    label: '{{stage}}, {{language}}',
  },
  pipeline: {
    title: 'Pipeline: {{name}}',
    step: '$t(stage:name.pricing_review) is a step of its own',
    stepHelp:
      'Without it the step is left out of board and insight. What goes beyond the limits still needs approval.',
    horizon: 'The forecast looks ahead',
    months_one: '{{count}} month',
    months_other: '{{count}} months',
  },
  limits: {
    title: 'What sellers may agree to by themselves',
    help: 'Beyond it a second person approves exactly what is sent. Empty: no limit of that kind.',
    maxDiscount: 'Highest discount, %',
    minMargin: 'Lowest margin, %',
    maxValue: 'Highest value of the first year',
    currency: 'Currency',
  },
} as const;
