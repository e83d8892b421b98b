/**
 * Everything that one socket, person, address or update may ask of the rooms: the one table from which the code
 * reads. Honest people never come near; each limit has a test that goes past it.
 */
const KiB = 1_024;
const MiB = 1_024 * KiB;

export const limits = {
  /** How often sockets are asked for. Beyond it nobody is let in, and told when to try again. */
  handshakes: {
    /** Of everybody together: with those at once no second sees more than 300. The others wait their turn. */
    perSecond: 265,
    atOnce: 25,
    /** Some five seconds of them: a page gives up after ten. Who finds no place among so many is answered with 503. */
    waiting: 1_350,
    /** Sessions of which it is remembered that they were let in: as many as an address may have sockets open. */
    knownSessions: 5_000,
    /** From one address by those without access, as of a page whose session has ended. Answered with 429. */
    strangersPerMinute: 20,
  },

  /**
   * Open sockets. Whoever asks for one more is closed with `tooMany`; whoever asks for them more often than so many
   * times a minute, with `tooOften`.
   */
  sockets: {
    /** Of one person in one quote: each tab holds one or two. */
    perPerson: 1_000,
    /** Of everybody who came by one share link. */
    perLink: 2_000,
    /** Of one user over all quotes. */
    perUser: 4_000,
    /** From one address: a whole company behind one router, or the proxy before this server. */
    perAddress: 5_000,
  },

  /** What one socket may send. Whoever sends more is closed with `tooMuch`, one message that is too big with 1009. */
  traffic: {
    /** Above the largest honest message, the first sync after long work offline. */
    messageBytes: 2 * MiB,
    /** What a client says it holds. Twenty thousand client ids, as many as a document may have, take some 200 KiB. */
    stateVectorBytes: 256 * KiB,
    /** Browsers send a message in one piece, proxies in a few. */
    fragments: 64,
    /** Chunks of a message that is not whole yet: 2 MiB come in some thirty to two thousand. */
    bufferedChunks: 4_096,
    /** Typing while dragging makes some 60 frames a second; a change of everything at once some hundred. */
    framesPerSecond: 500,
    framesAtOnce: 3_000,
    /** Each edit is some fifty bytes. At once: several first syncs with long work offline in them. */
    bytesPerSecond: 512 * KiB,
    bytesAtOnce: 32 * MiB,
    /** Milliseconds that one person's costly frames keep the server from everybody else, over all their sockets. */
    costlyMsPerSecond: 250,
    costlyMsAtOnce: 5_000,
    /** A frame that takes no longer than this costs nothing: ordinary edits take a tenth of a millisecond. */
    freeMs: 5,
  },

  /** How long a line may be silent or stuck, and how often a session is looked at again. */
  line: {
    tickMs: 5_000,
    /** Between two pings and keep-alives. A stock provider hangs up after 30 s without a message. */
    ticksPerPing: 4,
    missedPings: 2,
    /**
     * A socket that takes nothing for this long is closed, so that what waits for it does not pile up, and cut a tick
     * later: fifteen seconds after it stood still at most.
     */
    stuckTicks: 2,
    /** An expiry closes nothing by itself, so every open socket's session is asked for again. */
    ticksPerReview: 12,
    /** What is left to somebody sent away for asking too much, to read why. Nothing of theirs is read meanwhile. */
    farewellMs: 1_000,
  },

  /** What may wait in memory for one socket, and for all of one person. */
  backlog: {
    /** Above this many unsent bytes nothing more is queued; the client is synced afresh when they have left. */
    behindBytes: 1_000_000,
    /** What goes out beside the document's updates must not grow for ever either: closed with `slow`. */
    hopelessBytes: 8_000_000,
    /**
     * Of one person over all their sockets: thirty tabs that were each given a quote at its limits, on a line that takes
     * nothing. Beyond it the sockets that hold most are closed with `slow`.
     */
    bytesPerPerson: 64 * MiB,
    /** Of everybody. Beyond it whoever has most waiting loses the socket that has most, with `slow`, and so on. */
    bytesAltogether: 512 * MiB,
    /** Frames that are neither on disk nor refused. One that builds on what never comes holds up all after it. */
    unsettledFrames: 20_000,
    /** Of one socket, in updates that build on what has not come: as much as one message may hold. */
    hangingBytes: 2 * MiB,
    /**
     * Answers to "send me all" that may leave out what one update builds on. One does where a line lets frames overtake
     * each other; whoever never sends it is told so.
     */
    gapsOfOneFrame: 8,
    /** Client ids of which it is remembered that something was refused; a page has one, and one more per refusal. */
    refusedClients: 1_000,
  },

  /** Carets and focus. What goes beyond is left out without a word. */
  presence: {
    /** Longest state a client may set, in UTF-16 units. A cursor and a focus take about 300. */
    stateLength: 2_000,
    /** What one message may say. A stock provider repeats to us all that it was told of others. */
    entriesPerFrame: 2_000,
    /** A page has one id; it gets another when its document is replaced after a refusal. */
    idsPerConnection: 8,
    /**
     * Milliseconds in which presence and activity are gathered and told in one message each per room, so that a fast
     * caret, or fifty people who choose at once, cost their peers no more than this.
     */
    pauseMs: 40,
    /** Milliseconds between two messages that say what was changed: in a room that is never still each would be another. */
    activityPauseMs: 200,
    /**
     * Clients renew every 15 s, and hide each other after twice that. Looked for every 15 s, somebody whose line died
     * without a word is here for 45 s at most.
     */
    silentMs: 30_000,
    /** Ids whose last owner is remembered, so that a late echo of somebody gone is not taken for a newcomer. */
    remembered: 2_000,
  },

  /** What one update may hold, checked while it is read and before anything is allocated for it. */
  update: {
    /**
     * As long as a message may be: by a socket nothing longer comes, and what the server writes for somebody is held to
     * the same. A whole quote with a long history is about 200 KB; one at its limits is 2 MB.
     */
    bytes: 2 * MiB,
    /** Client ids an update may carry anything of: one per session that ever wrote in the quote. */
    sections: 50_000,
    /** Client ids that may be new to the server in one update: sessions that a device was offline for. */
    newClients: 64,
    structs: 200_000,
    /**
     * New structs; a struct of several values (the past of one slot) counts once for each. So many are judged, applied
     * and logged in two tenths of a second. A component with all its fields is 23 of them.
     */
    newStructs: 40_000,
    /** Of everything that was ever deleted: an answer to "send me all" says it all again. */
    deleteRanges: 200_000,
    /** Pieces that are alive and deleted by it, each once for every range that touches it. Dearer than new ones. */
    newDeletes: 25_000,
    /**
     * Items passed while looking for the places of the new ones. Somebody who comes back after a week passes what
     * others have put where they were writing; each step costs every peer as much again.
     */
    orderSteps: 400_000,
    /** Members of one value, counted at all depths. */
    valueMembers: 500,
    valueDepth: 5,
    keyLength: 100,
    /** A link's address and its attributes, as JSON. */
    formatBytes: 10_000,
    /** Yjs draws client ids from 32 bits. */
    clientId: 0xffff_ffff,
    /** Clocks count characters typed and deleted; 2^31 is centuries of typing. */
    clock: 0x7fff_ffff,
  },

  /** How large a document may grow, beside the entries and lengths that its layout states root by root. */
  document: {
    /** Keys that were ever used, for each that may be in use: deleted entries leave their key behind. */
    keysPerEntry: 4,
    /** Client ids of everybody together: each is in every state vector from then on. */
    clients: 20_000,
    /** Pieces of everybody together, some 150 bytes of memory each: three people who used up their share. */
    structs: 600_000,
  },

  /**
   * What one person may leave in one document for good: refused as `share-used-up`. Yjs forgets nothing that was
   * written, overwritten and deleted included, and every copy carries it from then on.
   */
  person: {
    /** A tab takes an id each time it is loaded and something is written in it: thirteen every day of a year. */
    clients: 5_000,
    /** Pieces, as Yjs keeps them. A value set and set again leaves one each time, typing on leaves none. */
    structs: 200_000,
  },
} as const;
