import type { Translation } from '../../ui/messages.ts';
import type { nameEn } from './name.en.ts';

export const nameSv: Translation<typeof nameEn> = {
  label: 'Ditt namn',
  are: 'Du är här som {{name}}.',
  areTitled: 'Du är här som {{name}}, {{title}}.',
  yes: 'Det är jag',
  correct: 'Rätta…',
  form: 'Rätta ditt namn',
  name: 'Ditt namn',
  title: 'Din titel',
  needName: 'Skriv ditt namn, högst 120 tecken.',
  longTitle: 'Högst 120 tecken.',
  save: 'Spara',
  cancel: 'Avbryt',
  told: 'Nu är du här som {{name}}',
};
