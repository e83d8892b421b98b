import type { Translation } from '../ui/messages.ts';
import type { en } from './messages.en.ts';

export const sv: Translation<typeof en> = {
  open: 'Lämna över',
  title_one: 'Lämna över affären med {{name}}',
  title_other: 'Lämna över {{count}} affärer',
  to: 'Ny ansvarig',
  choose: 'Välj vem',
  note: 'Något du vill säga, om du vill',
  help: 'Det som tiden frågar och det kunden säger går till den nya ansvariga. Det som redan räknats står kvar hos den som var ansvarig då.',
  submit: 'Lämna över',
  cancel: 'Avbryt',
  done_one: '{{count}} affär överlämnad till {{name}}',
  done_other: '{{count}} affärer överlämnade till {{name}}',
  nobody: 'Det finns ingen annan i organisationen.',
  pick: 'Välj {{name}}',
  pickAll: 'Välj alla',
  picked_one: '{{count}} affär vald',
  picked_other: '{{count}} affärer valda',
  none: 'Välj ingen',
  home: {
    title: 'Överlämnat till dig',
    from: 'Från {{name}}',
    fromBy: 'Från {{name}}, av {{by}}',
    seen: 'Jag har sett det',
    seenOf: 'Jag har sett det: {{name}}',
  },
  history: '{{by}} lämnade över affären från {{from}} till {{to}}',
  taken: '{{by}} tog över affären från {{from}}',
};
