const goToPaper = () => document.getElementById('paper')?.focus({ preventScroll: true });

/**
 * Whoever is in the line as it goes away goes on with what it stood above; nobody else is led anywhere. It goes by what
 * the room tells, which may be before the answer to what was pressed.
 */
export const leadOn = (line: HTMLElement | null) => () => {
  if (line?.contains(document.activeElement)) goToPaper();
};

/** Where a press has left the focus nowhere. */
export const leadFromNowhere = () => {
  if (document.activeElement === document.body) goToPaper();
};
