export const en = {
  signIn: {
    pageTitle: 'Sign in',
    title: 'Build the quote together',
    text: 'Sign in with your work email.',
    email: 'Work email',
    password: 'Password',
    showPassword: 'Show the password',
    submit: 'Sign in',
    guests: 'Got a link to a quote? Open it from the email, you do not need an account.',
    emailMissing: 'Write your work email, like maria@company.com.',
    passwordMissing: 'Write your password.',
  },
  language: 'Language',
  /** The picture beside the form: a quote being built. Names and sums are an example. */
  picture: {
    setUp: 'Platform set-up',
    sync: 'Two-way sync',
    onboarding: 'Onboarding',
    support: 'Campaign support',
    leftOut: 'Left out',
    total: 'First 12 months',
    activity: '{{name}} deselected {{component}}',
  },
  signOut: {
    title: 'Some of your work is not sent yet',
    text: 'Signing out clears this device, and with it the changes below. Open a quote to send them.',
    quote: 'Quote {{number}}, {{customer}}',
    aQuote: 'A quote',
    waiting_one: '{{count}} change is not sent',
    waiting_other: '{{count}} changes are not sent',
    stay: 'Stay signed in',
    anyway: 'Sign out and lose them',
  },
  linkBroken: {
    title: 'This link no longer works',
    text: 'It may have been taken back, or it has run out. Ask the person who sent it for a new one; your choices in the quote are kept.',
  },
} as const;
