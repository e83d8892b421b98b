/** What one update may ask of the server, checked while it is read and before anything is allocated for it. */
export const limits = {
  /** A whole quote with a long history is about 200 KB; one at its limits is 2 MB. */
  bytes: 4 * 1024 * 1024,
  /** Client ids an update may carry anything of: one per session that ever wrote in the quote. */
  sections: 5_000,
  /** Client ids that may be new to the server in one update: sessions that a device was offline for. */
  newClients: 64,
  structs: 200_000,
  /** New structs; a struct of several values (the past of one slot) counts once for each. */
  newStructs: 50_000,
  deleteRanges: 200_000,
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
} as const;
