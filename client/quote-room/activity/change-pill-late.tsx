import { onceDrawn } from '../../ui/later.tsx';

/** Nothing has changed out of sight in the first picture. */
export const ChangePill = onceDrawn(async () => (await import('./change-pill.tsx')).ChangePill);
