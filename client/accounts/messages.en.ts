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
    text: 'Signing out clears this device, and with it what is listed below. Open a quote to send it.',
    quote: 'Quote {{number}}, {{customer}}',
    aQuote: 'A quote',
    waiting_one: '{{count}} change is not sent',
    waiting_other: '{{count}} changes are not sent',
    drafts_one: '{{count}} text is begun and not sent',
    drafts_other: '{{count}} texts are begun and not sent',
    stay: 'Stay signed in',
    anyway: 'Sign out and lose them',
  },
  /** A guest, who came by a link. */
  leave: {
    title: 'Leave the quote on this device?',
    text: 'This device then keeps nothing of the quote. Your choices and comments stay in it, and the link in your email opens it again.',
    stay: 'Back to the quote',
    anyway: 'Leave',
  },
  leaveUnsent: {
    title: 'Some of what you did is not sent yet',
    text: 'Leaving clears this device, and with it what is listed below. Go back to the quote to send it.',
    stay: 'Back to the quote',
    anyway: 'Leave and lose it',
  },
  left: {
    title: 'You have left the quote',
    text: 'This device keeps nothing of it. To come back, open the link in your email again.',
  },
  notCleared: {
    title: 'This device could not be cleared',
    text: 'You are signed out, but something of your quotes may still be kept here. Close all other tabs with quotes and try again. If that does not help, delete this site’s data in the browser’s settings.',
    again: 'Try again',
    trying: 'Clearing…',
  },
  linkCode: {
    title: 'Is this link yours?',
    text: 'Whoever sent it asks for a code on each new device, so that nobody else comes in by it. This device is then known for 30 days.',
    lead: 'The code is sent to {{email}}.',
  },
  linkBroken: {
    title: 'This link no longer works',
    text: 'It may have been taken back, or it has run out. Ask the person who sent it for a new one; your choices in the quote are kept.',
  },
} as const;
