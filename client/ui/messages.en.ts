/** Texts that several features share: the frame, problems in plain words. */
export const en = {
  nav: {
    main: 'Main',
    home: 'Home',
    pipeline: 'Pipeline',
    quotes: 'Quotes',
    customers: 'Customers',
    catalogue: 'Catalogue',
    templates: 'Templates',
    insight: 'Insight',
    mail: 'Mail',
    settings: 'Settings',
    open: 'Open the menu',
    close: 'Close the menu',
    skip: 'Skip to the content',
  },
  account: {
    menu: 'Account and settings',
    language: 'Language',
    theme: 'Theme',
    themeSystem: 'Same as the device',
    themeLight: 'Light',
    themeDark: 'Dark',
    signOut: 'Sign out',
    demo: 'Demo',
  },
  period: {
    once: 'One-off',
    month: 'Monthly',
    quarter: 'Quarterly',
    year: 'Yearly',
  },
  /** Behind an amount that recurs. */
  per: {
    month: '/mo',
    quarter: '/qtr',
    year: '/yr',
  },
  action: {
    retry: 'Try again',
    cancel: 'Cancel',
    download: 'Download PDF',
    downloadDraft: 'Download draft as PDF',
  },
  justNow: 'just now',
  loading: 'Loading',
  person: {
    seller: '{{name}}, seller',
    buyer: '{{name}}, customer',
  },
  problem: {
    'invalid-request': {
      title: 'Some of what you wrote does not fit.',
      help: 'Look at the marked fields and try again.',
    },
    'malformed-body': {
      title: 'The request could not be read.',
      help: 'Reload the page and try again. Nothing was changed.',
    },
    'not-signed-in': { title: 'You are not signed in.', help: 'Sign in, or open your link again.' },
    'wrong-credentials': {
      title: 'That email and password do not belong together.',
      help: 'Check both and try again.',
    },
    'not-allowed': {
      title: 'You may not see or do this.',
      help: 'Ask a manager in your organisation for access.',
    },
    'cross-site': {
      title: 'The request came from another site and was refused.',
      help: 'Open Coquote in its own tab and try again.',
    },
    'not-found': {
      title: 'There is nothing here.',
      help: 'It may have been moved, or the address is wrong.',
    },
    'link-invalid': {
      title: 'This link no longer works.',
      help: 'Ask the person who sent it to you for a new one.',
    },
    'link-code-needed': {
      title: 'This link asks for a code.',
      help: 'Open it again and have the code mailed to you.',
    },
    'wrong-status': {
      title: 'This cannot be done in the state the quote is in now.',
      help: 'Reload to see how it stands.',
    },
    'content-changed': {
      title: 'The quote changed after you reviewed it.',
      help: 'Look at what changed, then send.',
    },
    'approval-needed': {
      title: 'Somebody else must approve this before it can be sent.',
      help: 'Ask for an approval in the quote.',
    },
    'too-late': {
      title: 'It is too late for that.',
      help: 'The customer may have seen the version. Withdraw it instead.',
    },
    'second-person-needed': {
      title: 'Somebody else must confirm this.',
      help: 'Whoever records an acceptance on paper does not confirm it.',
    },
    'file-unfit': {
      title: 'This file cannot be kept.',
      help: 'Choose a PDF, PNG or JPEG of at most 5 MB.',
    },
    'already-answered': {
      title: 'Somebody has answered this already.',
      help: 'What stands now is shown.',
    },
    'basis-changed': {
      title: 'The quote changed just now.',
      help: 'Look at how it stands, then mark it again.',
    },
    'comment-fixed': {
      title: 'These words can no longer be changed.',
      help: 'Write another comment instead.',
    },
    'comments-full': {
      title: 'This quote holds no more comments.',
      help: 'Go on by mail or phone, or in a new quote.',
    },
    'proposal-moot': {
      title: 'What this is about has changed.',
      help: 'Nothing was changed. Look at how the quote stands now.',
    },
    'effect-differs': {
      title: 'This does something else to the offer than you were shown.',
      help: 'Nothing was sent. Read what it does, and send it again.',
    },
    'not-sendable': {
      title: 'Something must be settled before this quote can be sent.',
      help: 'Open the review to see what.',
    },
    'reason-needed': {
      title: 'Both sides have not found this ready.',
      help: 'Nothing was sent. Write in the review why it goes all the same.',
    },
    'not-restorable': {
      title: 'That version cannot become the working copy as it stands.',
      help: 'Nothing was changed. Open the version beside the room and change what you need.',
    },
    'offer-changed': {
      title: 'What you were about to sign is not what stands now.',
      help: 'Nothing was signed. Look at what is shown now, and sign again.',
    },
    'offer-closed': {
      title: 'This version cannot be answered any more.',
      help: 'Nothing was signed. Reload to see how it stands.',
    },
    'offer-on-request': {
      title: 'This version can no longer be signed as it stands.',
      help: 'Nothing was signed. Ask the seller to let it stand again.',
    },
    'outside-offer': {
      title: 'That is not among what this version leaves open.',
      help: 'Nothing was changed. Make a proposal instead.',
    },
    'already-signed': {
      title: 'This version has been signed.',
      help: 'What was chosen stands. Reload to see who has signed.',
    },
    'not-your-turn': {
      title: 'Somebody else signs before you.',
      help: 'You get an email when it is your turn.',
    },
    'code-needed': { title: 'A code is needed first.', help: 'Ask for one; it comes by email.' },
    'code-wrong': { title: 'That is not the code.', help: 'Look at the latest email and try again.' },
    'code-over': { title: 'That code no longer counts.', help: 'Ask for a new one.' },
    'close-date-passed': {
      title: 'The day this deal should have closed has passed.',
      help: 'Set another day in the pipeline, or close it as $t(stage:word.lost).',
    },
    'no-pricing-step': {
      title: 'There is no step called $t(stage:name.pricing_review) in this pipeline.',
      help: 'Nothing in the quote needs approval. Review and send it.',
    },
    'let-go': {
      title: 'This deal has been open for half a year.',
      help: 'Choose a day within a month, or let it go.',
    },
    'manager-needed': {
      title: 'A manager must decide this.',
      help: 'Ask one of yours.',
    },
    'customer-exists': {
      title: 'There is an open deal with this contact.',
      help: 'Open that one, or say that this is another.',
    },
    'gate-not-met': {
      title: 'This is not an opportunity yet.',
      help: 'It needs a value, a contact, and a close within six months.',
    },
    'catalogue-changed': {
      title: 'The catalogue was changed meanwhile.',
      help: 'Look at what stands now, and try again.',
    },
    'number-taken': {
      title: 'Another component has that article number.',
      help: 'Give this one another number, or none.',
    },
    'trial-runs': {
      title: 'The price of this component is being drawn already.',
      help: 'Draw it no longer first, then begin anew.',
    },
    'no-flat-price': {
      title: 'Only one fixed price can be drawn by lot.',
      help: 'Give it a price per unit that does not depend on the quantity.',
    },
    'catalogue-full': {
      title: 'The catalogue holds as many components as it can.',
      help: 'It takes 5 000, archived ones counted.',
    },
    'template-changed': {
      title: 'The template was changed meanwhile.',
      help: 'Look at it as it stands now, and try again.',
    },
    'import-unfit': {
      title: 'The rows do not fit as they stand.',
      help: 'Nothing was read in. Look at them again, and try once more.',
    },
    'import-moved-on': {
      title: 'Some of it has been changed since.',
      help: 'Taking all of it back would lose that. Nothing was changed.',
    },
    'already-exists': { title: 'This already exists.', help: 'Open the one that is there.' },
    'in-progress': {
      title: 'That is still being done.',
      help: 'Wait a moment and try again; it happens once all the same.',
    },
    'too-many-requests': {
      title: 'That was asked for too often. Nothing was done.',
      help: 'Wait a minute and try again.',
    },
    'pdf-failed': { title: 'The PDF could not be made.', help: 'The quote is safe. Try again in a moment.' },
    'disk-full': {
      title: 'The server has no room left to save. Nothing was changed.',
      help: 'Try again in a while; whoever runs the server must make room.',
    },
    unexpected: {
      title: 'Something went wrong on our side. Nothing was changed.',
      help: 'Try again. If it happens once more, tell us what you did.',
    },
    offline: { title: 'No contact with the server.', help: 'Check your connection and try again.' },
  },
  text: { table: 'Table' },
  notFound: {
    title: 'There is no page here',
    text: 'The address may be mistyped, or the page has moved.',
    home: 'Go to the start',
  },
  unfetched: {
    title: 'No connection',
    text: 'This page is not on your device yet. It opens by itself when there is a connection again.',
    part: 'This is not on your device yet. It comes by itself when there is a connection again.',
    back: 'Go back',
  },
  crash: {
    title: 'This page could not be shown',
    text: 'Nothing is lost: what was saved is on the server.',
    reload: 'Reload the page',
    code: 'What went wrong: {{message}}',
  },
} as const;
