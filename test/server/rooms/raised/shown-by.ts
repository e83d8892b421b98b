/**
 * Of each limit of the rooms the test that goes past it. It also runs with the limit raised for the server alone
 * (`raise.ts`), and there it must fail: a test that passes all the same goes past something else, or past nothing.
 */
import type { limits } from '../../../../server/rooms/limits.ts';

export type Table = typeof limits;
/** `%s` in a title stands for anything. */
export type Test = readonly [file: string, title: string];

const traffic = 'rooms/traffic.test.ts';
const socket = 'rooms/socket-connection.test.ts';
const sync = 'rooms/sync-server.test.ts';
const member = 'rooms/member.test.ts';
const presence = 'rooms/presence.test.ts';
const members = 'rooms/room-members.test.ts';
const ofDocuments = 'guard/document-limits.test.ts';

const counted = (kind: string): Test => [
  traffic,
  `of one ${kind} are bounded, and one that closes makes room for another`,
];
const knocks: Test = [
  sync,
  'everybody together: so many at once, the others in their turn; when too many wait, the rest is told to come again',
];
const atOnce: Test = [traffic, 'pass in a burst, then at a steady rate, and again after a pause'];
const volume: Test = [
  traffic,
  'pass in a burst, then at a steady rate; what was taken too much flows in again first',
];
const inPieces: Test = [socket, 'ends the line when there are more'];
const beyond = (name: keyof Table['update']): Test => [
  'guard/update-limits.test.ts',
  `${name}: past it the update is %s`,
];

export const shownBy: { readonly [G in keyof Table]: { readonly [K in keyof Table[G]]: Test } } = {
  handshakes: {
    perSecond: knocks,
    atOnce: knocks,
    waiting: [
      'rooms/handshake-queue.test.ts',
      'so many wait; whoever comes then is told so at once, and comes in later',
    ],
    knownSessions: [
      'rooms/known-sessions.test.ts',
      'the latest of those who were let in are known, and no more than that',
    ],
    strangersPerMinute: [
      sync,
      'an address without access: so many a minute, and whoever has access comes in from there all the same',
    ],
  },
  sockets: {
    perPerson: counted('person'),
    perLink: counted('link'),
    perUser: counted('user'),
    perAddress: counted('address'),
  },
  traffic: {
    messageBytes: [sync, 'that sends text, or too much at once, is cut off, and the others go on'],
    stateVectorBytes: ['rooms/wire.test.ts', 'leaves unread what says that it holds more than there can be'],
    fragments: inPieces,
    bufferedChunks: [socket, 'ends the line when it never becomes whole'],
    framesPerSecond: atOnce,
    framesAtOnce: atOnce,
    bytesPerSecond: volume,
    bytesAtOnce: volume,
    costlyMsPerSecond: [traffic, 'is given again with time, and nobody who is gone is remembered for ever'],
    costlyMsAtOnce: [traffic, 'is counted over all sockets of a person, and over reconnects'],
    freeMs: [traffic, 'is counted over all sockets of a person, and over reconnects'],
  },
  line: {
    tickMs: [sync, 'somebody who says and hears nothing stays: the server speaks every 20 s'],
    ticksPerPing: [sync, 'somebody who says and hears nothing stays: the server speaks every 20 s'],
    missedPings: [socket, 'is cut when it answers no ping'],
    stuckTicks: [socket, 'is closed after a while, and cut when it does not take that either'],
    ticksPerReview: [sync, 'a session that has run out closes its sockets within a minute (I-28)'],
    farewellMs: [socket, 'has nothing more read of what is on its way, and is gone after a moment'],
  },
  backlog: {
    behindBytes: [member, 'what is sent while too much is unsent waits'],
    hopelessBytes: [member, 'somebody who reads nothing of what they are told is sent away: %s'],
    bytesPerPerson: [
      'rooms/unsent-bytes.test.ts',
      'of one person so much waits over all their sockets; those that hold most are given up, and the others stay',
    ],
    bytesAltogether: [
      'rooms/unsent-bytes.test.ts',
      'of everybody so much waits; whoever holds most loses what holds most, and nobody else anything',
    ],
    unsettledFrames: [member, 'somebody whose frames never settle is sent away before they fill the memory'],
    hangingBytes: [
      member,
      'somebody whose updates build on what never comes is sent away before they fill the memory',
    ],
    gapsOfOneFrame: [
      'rooms/room-refusals.test.ts',
      'which no answer ever brings is refused after a few, and what comes later is not held up',
    ],
    refusedClients: [
      member,
      'of those who had something refused the latest are remembered, and no more than that',
    ],
  },
  presence: {
    stateLength: [presence, 'ignores a state that is too long'],
    entriesPerFrame: [presence, 'takes so many entries of one message and no more'],
    idsPerConnection: [presence, 'one connection holds so many ids and no more'],
    pauseMs: [members, 'is told once for all that was said within a pause, as it stands at the end of it'],
    activityPauseMs: [
      members,
      'what was changed is told of soon, and in a room that is never still in one message a while',
    ],
    silentMs: [presence, 'an entry that is not renewed for 30 s goes'],
    remembered: [presence, 'for so many ids of people who have gone, the latest ones'],
  },
  update: {
    bytes: beyond('bytes'),
    sections: beyond('sections'),
    newClients: beyond('newClients'),
    structs: beyond('structs'),
    newStructs: beyond('newStructs'),
    deleteRanges: beyond('deleteRanges'),
    newDeletes: beyond('newDeletes'),
    orderSteps: [
      'guard/list-order.test.ts',
      'refuses a crowd of items in one place, in a text and under one key',
    ],
    valueMembers: beyond('valueMembers'),
    valueDepth: beyond('valueDepth'),
    keyLength: beyond('keyLength'),
    formatBytes: beyond('formatBytes'),
    clientId: beyond('clientId'),
    clock: beyond('clock'),
  },
  document: {
    keysPerEntry: [
      ofDocuments,
      'that were ever used are counted, and there are so many for each that may be in use',
    ],
    clients: [ofDocuments, 'so many client ids, and then nobody comes with a new one'],
    structs: [
      ofDocuments,
      'so many pieces, tombstones and garbage included, and then nobody writes any more',
    ],
  },
  person: {
    clients: [ofDocuments, 'so many client ids, and then only what they have already'],
    structs: [ofDocuments, 'so many pieces, counted as the document holds them; deleting stays possible'],
  },
};

export interface Row {
  readonly group: keyof Table;
  readonly name: string;
  readonly file: string;
  readonly title: RegExp;
}

export const rows: readonly Row[] = Object.entries(shownBy).flatMap(([group, tests]) =>
  Object.entries(tests).map(([name, [file, title]]: [string, Test]) => ({
    group: group as keyof Table,
    name,
    file: `test/server/${file}`,
    title: new RegExp(`^${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('%s', '.*')}`),
  })),
);

/** Each raises one limit for each file, so that what fails fails for that one alone. */
export const passes: readonly (readonly Row[])[] = rows.reduce<Row[][]>((made, row) => {
  const pass = made.find((others) => others.every(({ file }) => file !== row.file));
  if (pass) pass.push(row);
  else made.push([row]);
  return made;
}, []);
