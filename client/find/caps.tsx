import styles from './find.module.css';

/** Keys as they stand on the keyboard, one after the other or together. */
export function Caps({ caps }: { caps: readonly string[] }) {
  if (caps.length === 0) return null;
  return (
    <span className={styles['caps']}>
      {caps.map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}
