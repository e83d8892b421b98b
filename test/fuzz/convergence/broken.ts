/** A promise that the run has found broken. */
export class Broken extends Error {}
