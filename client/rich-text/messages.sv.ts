import type { Translation } from '../ui/messages.ts';
import type { en } from './messages.en.ts';

export const sv: Translation<typeof en> = {
  toolbar: 'Formatering av {{text}}',
  format: {
    bold: 'Fet',
    italic: 'Kursiv',
    heading1: 'Stor rubrik',
    heading2: 'Rubrik',
    heading3: 'Liten rubrik',
    bulletList: 'Punktlista',
    orderedList: 'Numrerad lista',
    link: 'Länk',
  },
  link: {
    address: 'Adress',
    apply: 'Länka',
    remove: 'Ta bort länken',
    wrong: 'Skriv en webbadress eller en e-postadress.',
  },
};
