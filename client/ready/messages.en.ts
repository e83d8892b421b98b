/** Marks of both sides on the basis of the offer. A key that ends in `_you` is read by who set it. */
export const en = {
  label: 'Is the basis ready?',
  none: 'Ready to be sent?',
  one: '{{name}} finds the basis ready. {{other}} has not said so yet.',
  one_you: 'You find the basis ready. {{other}} has not said so yet.',
  both: 'Both sides find the basis ready, {{time}}.',
  mark: 'The basis is ready',
  agree: 'We find it ready too',
  withdraw: 'Take back',
  said: '{{name}} finds the basis ready',
  why: 'Why it is sent before both find it ready',
  whyHint: 'For your own follow-up only. The customer never sees it.',
  whyMissing: 'Write why it goes before both find it ready.',
};
