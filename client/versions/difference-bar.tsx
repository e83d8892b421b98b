import styles from './changes.module.css';
import { useCompared } from './versions-context.ts';

/** Longest bar, in per cent of the cell: a little less than its half. */
const longest = 44;

/** More goes to the right of the line in the middle, less to the left. The amount beside it says the same in figures. */
export function DifferenceBar({ difference }: { difference: number }) {
  const { largest } = useCompared();
  if (difference === 0 || largest === 0) return null;
  const width = `${(Math.abs(difference) / largest) * longest}%`;
  const style = difference < 0 ? { right: '50%', width } : { left: '50%', width };
  return <i className={difference < 0 ? styles['less'] : styles['more']} style={style} aria-hidden />;
}
