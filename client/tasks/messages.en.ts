/** Texts about what time asks of one person. */
export const en = {
  title: 'Asked by time',
  more_one: 'Show {{count}} more',
  more_other: 'Show {{count}} more',
  of: '{{owner}}, since {{day}}',
  asks: {
    'let-go': 'Open for more than six months. Set a new close date, or close it as $t(stage:word.lost).',
    overdue: 'Should have closed {{day}}. When will it?',
    'expires-soon': 'The offer ends {{day}}. Extend it, or follow up.',
    slipping: 'Its close has been moved too often. Is it a deal?',
    'review-waits': 'Has waited for approval for more than three working days.',
    'wake-up': 'To be asked again now.',
  },
  price: 'Version {{number}} was {{sent}}; at today’s prices it is {{now}} ({{difference}}).',
  act: {
    setDate: 'Set date',
    extend: 'Extend',
    snooze: 'Ask again in 14 days',
    later: 'Another day',
    drop: 'Ask no more',
    open: 'Open the quote',
    convert: 'Open an opportunity',
    of: '{{action}}: {{name}}',
  },
  later: { title: 'When to ask {{name}} again', day: 'Ask again', submit: 'Ask then' },
  done: { snoozed: 'Asked again {{day}}', dropped: 'Nobody is asked about it any more' },
} as const;
