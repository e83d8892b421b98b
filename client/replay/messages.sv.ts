import type { Translation } from '../ui/messages.ts';
import type { en } from './messages.en.ts';

export const sv: Translation<typeof en> = {
  title: 'Hur offerten blev till',
  loading: 'Hämtar det som hänt',
  back: 'Tillbaka till offerten',
  bar: 'Uppspelning',
  slider: 'Ögonblick',
  play: 'Spela upp',
  pause: 'Pausa',
  previous: 'Föregående steg',
  next: 'Nästa steg',
  speed: 'Hastighet',
  times: '{{times}}×',
  older: 'Hämta tidigare steg',
  goTo: 'Gå till',
  keys: '← → stegar, mellanslag spelar upp, Esc lämnar',
  step: 'Steg {{step}} av {{steps}}',
  position: 'Steg {{step}} av {{steps}}. {{words}}',
  and: 'och {{count}} till',
  none: 'Inget har hänt med den här offerten än. Det som ändras från och med nu kan ses här, steg för steg.',
  totals: 'Summor i det här ögonblicket',
  badge: { past: 'Som den var', now: 'Som den är nu', sent: 'Version {{number}}' },
  start: {
    title: 'Början',
    whole: 'Så här började offerten.',
    arrival: 'Så här såg offerten ut när du först kom in.',
    older: 'Tidigare steg är inte hämtade än.',
  },
  milestone: {
    start: 'Början',
    now: 'Nu',
    sent: 'Version {{number}} skickad',
    ready: '{{name}}: klart',
    notReady: '{{name}}: inte längre klart',
  },
  texts: 'Texter visas med de ord de har nu. När de ändrades framgår, men inte vad som stod i dem.',
  missing_one:
    '”{{title}}” stod också här. Det togs bort innan borttaget började sparas, så raden och dess belopp saknas.',
  missing_other:
    '”{{title}}” och {{others}} till stod också här. De togs bort innan borttaget började sparas, så de och deras belopp saknas.',
  fresh: 'Offerten har ändrats sedan dess.',
  fetchAnew: 'Hämta det senaste',
  announced: '{{words}} Summa {{total}}.',
};
