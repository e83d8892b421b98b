import { useDebouncedValue } from '@mantine/hooks';
import type { Role } from '#shared/access/permissions.ts';
import { excerpt, found, type Searched } from '#shared/find/matching.ts';
import { formatMoney } from '#shared/money/format-money.ts';
import { useFewCustomers } from '../customers/use-customers.ts';
import { goToField, goToText } from '../quote-room/go-to.ts';
import { type Place, placesIn } from '../quote-room/places.ts';
import { roomKeys } from '../quote-room/room-keys.ts';
import { useFewQuotes } from '../quotes/use-quotes.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { useWay } from '../ui/way.ts';
import { ask } from './asked.ts';
import { pageKeysFor } from './page-keys.ts';
import { capsOf } from './presses.ts';
import { type RoomInSight, roomInSight } from './room-in-sight.ts';

export const entryGroups = ['places', 'commands', 'pages', 'customers', 'quotes'] as const;
export type EntryGroup = (typeof entryGroups)[number];

export interface Entry extends Searched {
  readonly key: string;
  readonly group: EntryGroup;
  /** Where it stands, or what of it was found. */
  readonly about: string;
  readonly figure: string;
  readonly caps: readonly string[];
  readonly run: () => void;
}

/** Of each group, so that the others stay in sight. */
const most: Readonly<Record<EntryGroup, number>> = {
  places: 12,
  commands: 8,
  pages: 6,
  customers: 4,
  quotes: 8,
};

/** Milliseconds without a key after which the server is asked. */
const restMs = 120;

/** What there is to go to and to do from here that fits the words. */
export function useEntries(text: string, role: Role | null): Entry[] {
  const room = roomInSight();
  const places = usePlaces(room, text);
  const commands = useCommands(room, role);
  const pages = usePages(role);
  const { customers, quotes } = useFound(text, role);
  const isAsked = text.trim() !== '';
  // Without a word there is no end of places, customers and quotes.
  const all = isAsked
    ? { places, commands, pages, customers, quotes }
    : { places: [], commands, pages, customers: [], quotes: [] };
  return entryGroups.flatMap((group) => found(text, all[group], most[group]));
}

function usePlaces(room: RoomInSight | null, text: string): Entry[] {
  const { t } = useTranslation('quoteRoom');
  if (!room) return [];
  const { figures, mode } = room;
  const { content, priced } = room.state();
  const entry = (place: Place): Entry => {
    const shared = { group: 'places', key: `${place.kind} ${place.id}`, caps: [] } as const;
    if (place.kind === 'text') {
      const about = excerpt(place.words, text);
      const run = () => goToText(place.id);
      return { ...shared, title: t(`paper.${place.id}`), words: place.words, about, figure: '', run };
    }
    const amounts = place.figures.map(({ net, period }) => figures.perPeriod(net, period)).join(' + ');
    return {
      ...shared,
      title: place.title || t(place.kind === 'section' ? 'section.untitled' : 'row.untitled'),
      words: place.words,
      about: [...place.in.filter(Boolean), place.isLeftOut && t('row.leftOut')].filter(Boolean).join(' · '),
      figure: amounts,
      run: () => goToField(place.id, null),
    };
  };
  return placesIn(content, priced, mode).map(entry);
}

function useCommands(room: RoomInSight | null, role: Role | null): Entry[] {
  const { t } = useTranslation('find');
  const { t: tRoom } = useTranslation('quoteRoom');
  const { go } = useWay();
  const help: Entry = {
    group: 'commands',
    key: 'help',
    title: t('page.help'),
    words: t('words.help'),
    about: '',
    figure: '',
    caps: ['?'],
    run: () => ask('keys'),
  };
  /** Users sign out from their own menu; a guest has none. */
  const leave: Entry = {
    group: 'commands',
    key: 'leave',
    title: tRoom('bar.leave'),
    words: t('words.leave'),
    about: '',
    figure: '',
    caps: [],
    run: () => go('/sign-out'),
  };
  const ofRoom = roomKeys
    .filter(({ isFound, side }) => room && isFound && (side ?? room.side) === room.side)
    .map(
      ({ command, presses: [press] }): Entry => ({
        group: 'commands',
        key: command,
        title: t(`room.${command}`),
        words: '',
        about: '',
        figure: '',
        caps: press ? capsOf(press) : [],
        run: () => void room?.run[command](),
      }),
    );
  return [...ofRoom, ...(role === null ? [leave] : []), help];
}

function usePages(role: Role | null): Entry[] {
  const { t } = useTranslation('find');
  const { t: tUi } = useTranslation('ui');
  const { go } = useWay();
  if (role === null) return [];
  const withKeys = pageKeysFor(role).flatMap(({ command, press, to }) =>
    to ? [{ to, title: t(`page.${command}`), caps: capsOf(press) }] : [],
  );
  const others = [
    { to: '/', title: tUi('nav.home'), caps: [] },
    { to: '/customers', title: tUi('nav.customers'), caps: [] },
    { to: '/templates', title: tUi('nav.templates'), caps: [] },
    { to: '/quotes/new', title: t('newQuote'), caps: [] },
  ] as const;
  return [...withKeys, ...others].map(({ to, title, caps }) => ({
    group: 'pages',
    key: to,
    title,
    words: '',
    about: '',
    figure: '',
    caps,
    run: () => go(to),
  }));
}

/** Found by the server among all there are; what it has not answered yet is looked for in what it answered last. */
function useFound(text: string, role: Role | null): { customers: Entry[]; quotes: Entry[] } {
  const { t } = useTranslation('find');
  const { go } = useWay();
  const [words] = useDebouncedValue(text.trim(), restMs);
  const enabled = role !== null && words !== '';
  const quotes = useFewQuotes({ words, limit: most.quotes, enabled }).data?.quotes ?? [];
  const customers = useFewCustomers({ words, limit: most.customers, enabled }).data?.customers ?? [];
  return {
    customers: customers.map(({ id, name, companyNumber, contactName, openDeals }) => ({
      group: 'customers',
      key: id,
      title: name,
      words: [companyNumber, contactName].join(' '),
      about: [contactName, t('openDeals', { count: openDeals })].join(' · '),
      figure: '',
      caps: [],
      run: () => go(`/customers/${id}`),
    })),
    quotes: quotes.map(({ id, number, title, customerName, opportunityTitle, amount, currency }) => ({
      group: 'quotes',
      key: id,
      title: customerName,
      words: [title, opportunityTitle, number].join(' '),
      about: [title || opportunityTitle, number].filter(Boolean).join(' · '),
      figure: amount === null ? '' : formatMoney(amount, currency),
      caps: [],
      run: () => go(`/quotes/${id}`),
    })),
  };
}
