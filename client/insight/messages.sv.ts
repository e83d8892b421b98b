import type { Translation } from '../ui/messages.ts';
import type { en } from './messages.en.ts';

export const sv: Translation<typeof en> = {
  title: 'Insikt',
  quoteCount_one: '{{count}} offert',
  quoteCount_other: '{{count}} offerter',
  choose: {
    title: 'Vad kunderna väljer',
    caption: 'För varje del: i hur många offerter den fanns att välja, och vad det blev av den',
    component: 'Del',
    share: 'Andel av offerterna där den fanns',
    offered: 'Erbjuden',
    chosen: 'Vald',
    deselected: 'Bortvald',
    neverSelected: 'Aldrig vald',
    cameBack: 'Kom tillbaka',
    legendChosen: 'Vald',
    legendDeselected: 'Bortvald i rummet',
    legendNever: 'Aldrig vald',
    few: 'Där en del fanns i färre än fem offerter visas antal i stället för andel.',
    sort: 'Ordna',
    sortBy: {
      deselected: 'Ordna: mest bortvalda',
      chosen: 'Ordna: mest valda',
      offered: 'Ordna: oftast erbjudna',
      title: 'Ordna: efter namn',
    },
    view: 'Visa som',
    bars: 'Staplar',
    table: 'Tabell',
  },
  rate: {
    percent: '{{percent}}\u00a0%',
    count: '{{count}} av {{of}}',
    interval: '{{count}} av {{of}} offerter. 95\u00a0% intervall {{low}} till {{high}}\u00a0%.',
    counted: '{{count}} av {{of}} offerter.',
  },
  leftOut: {
    title: 'Bortvalt, efter värde',
    component: 'Del',
    times: 'Gånger',
    value: 'Bortvalt',
    cameBack: 'Kom tillbaka',
    nothing: 'Inget har valts bort.',
    help: 'Till priset när den valdes bort, eller som det är nu där den aldrig var vald; var och en i sin egen period.',
  },
  evidence: {
    quotes: 'Offerterna bakom {{title}}',
    state: {
      chosen: 'Vald',
      deselected: 'Bortvald',
      'never-selected': 'Aldrig vald',
    },
    noMoments: 'Ingen har rört den här.',
    moment: {
      selected: '{{name}} valde den',
      deselected: '{{name}} valde bort den',
      picked: '{{name}} ändrade valet i dess grupp',
    },
  },
  empty: {
    title: 'Inget att berätta än',
    text: 'Så snart en kund kan välja i en offert syns här vad de behåller och väljer bort.',
  },
};
