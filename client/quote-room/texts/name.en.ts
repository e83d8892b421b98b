/** What a guest is asked about their name, for those who are asked. */
export const nameEn = {
  label: 'Your name',
  are: 'You are here as {{name}}.',
  areTitled: 'You are here as {{name}}, {{title}}.',
  yes: 'That is me',
  correct: 'Correct…',
  form: 'Correct your name',
  name: 'Your name',
  title: 'Your title',
  needName: 'Write your name, at most 120 characters.',
  longTitle: 'At most 120 characters.',
  save: 'Save',
  cancel: 'Cancel',
  told: 'You are here as {{name}} now',
} as const;
