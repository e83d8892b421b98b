import { useState } from 'react';
import type { DeclineReason } from '#shared/acceptance/answers.ts';
import type { IsoDate } from '#shared/time.ts';

export interface No {
  readonly reason: DeclineReason | null;
  readonly comeBack: string;
  readonly words: string;
}

/** As a no is handed in. */
export interface SaidNo {
  readonly reason: DeclineReason;
  readonly comeBack: IsoDate | null;
  readonly words: string;
}

export type MissingOfNo = 'missing' | 'missingWords';

/** A no as it is filled in. `read` says what is missing, or gives it as it is handed in. */
export function useNo() {
  const [no, fillIn] = useState<No>({ reason: null, comeBack: '', words: '' });
  const [missing, setMissing] = useState<MissingOfNo | null>(null);
  const setNo = (filled: No) => {
    setMissing(null);
    fillIn(filled);
  };
  const read = (): SaidNo | null => {
    const { reason, comeBack, words } = no;
    const lack =
      reason === null ? 'missing' : reason === 'other' && words.trim() === '' ? 'missingWords' : null;
    setMissing(lack);
    if (lack || reason === null) return null;
    return { reason, comeBack: reason === 'not-now' && comeBack !== '' ? comeBack : null, words };
  };
  return { no, setNo, missing, read };
}
