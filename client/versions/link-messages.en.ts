/** What leads to the versions, in the room too. */
export const en = {
  title: 'Versions',
  lead: 'See what changed since version {{number}}',
} as const;
