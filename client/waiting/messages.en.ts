/** Texts about those who wait outside the pipeline. */
export const en = {
  title: 'Waiting list',
  lead: 'Whoever does not need anything within six months, or has not said so, waits here until the day to ask again.',
  add: 'Add to the list',
  empty: { title: 'Nobody waits', text: 'Put somebody here who may buy one day, with the day to ask again.' },
  column: {
    customer: 'Customer',
    contact: 'Contact',
    reason: 'Why they wait',
    wakeUpOn: 'Ask again',
    owner: 'Owner',
    acts: 'What to do',
  },
  due: 'now',
  reason: {
    'closes-later': 'Buys later than in six months',
    'need-unknown': 'Need not known yet',
    'no-need-yet': 'No need within six months',
    incomplete: 'Something is not answered yet',
    other: 'Something else',
  },
  act: { convert: 'Open an opportunity', edit: 'Edit', drop: 'Remove', of: '{{action}}: {{name}}' },
  form: {
    add: 'Who waits',
    edit: 'Edit {{name}}',
    customerName: 'Company or person',
    title: 'What it may be about',
    contactName: 'Contact',
    contactEmail: 'Contact’s email',
    reason: 'Why they wait',
    note: 'Note',
    wakeUpOn: 'Ask again',
    optional: 'Optional',
    unfit:
      'Write who it is and what it may be about, and choose a day ahead. An email address must be whole.',
    save: 'Save',
    cancel: 'Cancel',
  },
  done: { added: '{{name}} waits until {{day}}', saved: 'Saved', dropped: '{{name}} is off the list' },
  offer: {
    later:
      'What closes more than six months away is not an opportunity yet. Let {{name}} wait, and be asked to come back to it when it is within reach.',
    need: 'Without a need within six months it is not an opportunity yet. Let {{name}} wait, and be asked to come back to it.',
    day: 'Ask again',
    submit: 'Put on the waiting list',
  },
  converting: 'From the waiting list: {{name}}. What was answered before is filled in.',
} as const;
