import type { Translation } from '../../ui/messages.ts';
import type { offeringEn } from './offering.en.ts';

export const offeringSv: Translation<typeof offeringEn> = {
  offering: {
    leaves_one: 'Version {{number}} går till kunden om {{count}} sekund.',
    leaves_other: 'Version {{number}} går till kunden om {{count}} sekunder.',
    leaving: 'Version {{number}} är på väg till kunden.',
    undo: 'Ångra',
    undone: 'Version {{number}} skickades inte',
    coming: '{{seller}} skickar offerten. Den öppnas här om en stund.',
    ask: 'Be {{seller}} skicka offerten',
    asked: '{{seller}} är ombedd att skicka den, {{time}}',
    stepBack: 'Inte nu, eller inte för oss…',
    wanted: '{{name}} vill få offerten skickad, {{time}}.',
    others: 'Offerten ligger hos andra på {{customer}}. {{seller}} kan skicka den till dig också.',
    withdraw: 'Dra tillbaka…',
    withdrawTitle: 'Dra tillbaka version {{number}}',
    withdrawHelp: 'Kunden får veta det och kan inte längre godkänna. Alla kan bygga vidare.',
    opened:
      '{{names}} kan ha sett den. En offert som har setts kan binda er till sitt datum, även när den dras tillbaka.',
    reason: 'Skäl, till kunden',
    needReason: 'Skriv varför: kunden läser det.',
    confirm: 'Dra tillbaka version {{number}}',
    withdrawn: 'Version {{number}} är tillbakadragen',
    wasWithdrawn: 'Version {{number}} drogs tillbaka. {{reason}}',
    takenBack: '{{company}} har dragit tillbaka offerten. {{seller}} kan berätta mer.',
    calculating: '{{seller}} räknar på pris och startdatum. Du kan kommentera under tiden.',
    quoted: '”{{words}}”',
  },
};
