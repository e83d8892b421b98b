/** Every limit of the rooms has a test that goes past it, and the test reads the limit from the table. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../server/rooms/limits.ts';

type Table = typeof limits;
type Test = readonly [file: string, title: string];

const traffic = 'rooms/traffic.test.ts';
const socket = 'rooms/socket-connection.test.ts';
const sync = 'rooms/sync-server.test.ts';
const member = 'rooms/member.test.ts';
const presence = 'rooms/presence.test.ts';
const members = 'rooms/room-members.test.ts';
const ofDocuments = 'guard/document-limits.test.ts';

const counted: Test = [traffic, 'of one %s are bounded, and one that closes makes room for another'];
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
const beyond: Test = ['guard/update-limits.test.ts', '%s: past it the update is %s'];

const shownBy: { readonly [G in keyof Table]: { readonly [K in keyof Table[G]]: Test } } = {
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
  sockets: { perPerson: counted, perLink: counted, perUser: counted, perAddress: counted },
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
    freeMs: [traffic, 'negative control: ordinary frames cost nothing'],
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
    unsettledFrames: [member, 'somebody whose frames never settle is sent away before they fill the memory'],
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
    silentMs: [presence, 'an entry that is not renewed for 30 s goes'],
    remembered: [presence, 'for so many ids of people who have gone, the latest ones'],
  },
  update: {
    bytes: beyond,
    sections: beyond,
    newClients: beyond,
    structs: beyond,
    newStructs: beyond,
    deleteRanges: beyond,
    newDeletes: beyond,
    orderSteps: [
      'guard/list-order.test.ts',
      'refuses a crowd of items in one place, in a text and under one key',
    ],
    valueMembers: beyond,
    valueDepth: beyond,
    keyLength: beyond,
    formatBytes: beyond,
    clientId: beyond,
    clock: beyond,
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

const rows = Object.entries(shownBy).flatMap(([group, tests]) =>
  Object.entries(tests).map(([name, test]) => [`${group}.${name}`, ...(test as Test)] as const),
);

describe('the table of limits', () => {
  it.each(rows)('%s is shown by %s: %s', async (_, file, title) => {
    const code = await readFile(new URL(`../${file}`, import.meta.url), 'utf8');
    expect(code).toMatch(new RegExp(`it(\\.each(<[^]*?>)?\\([^]*?\\))?\\(\\s*['"]${escaped(title)}`));
    expect(code).toContain("/rooms/limits.ts'");
  });

  it.each(rows)('%s is a whole number that somebody can reach', (path) => {
    const [group, name] = path.split('.') as [keyof Table, never];
    const limit: number = limits[group][name];
    expect(Number.isSafeInteger(limit) && limit > 0).toBe(true);
  });

  it('promises nobody an update that no message can bring', () => {
    expect(limits.update.bytes).toBeLessThanOrEqual(limits.traffic.messageBytes);
    expect(limits.traffic.stateVectorBytes).toBeLessThanOrEqual(limits.traffic.messageBytes);
  });
});

const escaped = (title: string): string => title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
