import type { CSSProperties } from 'react';
import { colourToken } from '../../ui/person.ts';
import { firstName } from '../names.ts';
import type { Mark } from './live-marks.ts';
import styles from './row-people.module.css';

/** Who changed this just now: their name in their colour, pale once the wash is over. */
export function WhoTag({ mark }: { mark: Mark | null }) {
  if (!mark) return null;
  const { side, colour, name } = mark.participant;
  const isPale = mark.phase === 'tag';
  return (
    <span
      className={`${styles['who']} ${isPale ? styles['pale'] : ''}`}
      style={{ '--c': colourToken(side, colour) } as CSSProperties}
    >
      {firstName(name)}
    </span>
  );
}
