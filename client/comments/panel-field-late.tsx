import { later, whenDrawn } from '../ui/later.tsx';
import { useMayComment } from './comments-context.tsx';
import styles from './composer.module.css';
import { usePlaceholder } from './use-placeholder.ts';

/** The panel's field for the first picture of a room, which nobody has written in yet. */
export const PanelField = later(async () => {
  await whenDrawn;
  return (await import('./panel-field.tsx')).PanelField;
}, Frame);

/** As the field looks when nobody writes, so that nothing moves when it comes. */
function Frame() {
  const placeholder = usePlaceholder({ kind: 'quote' }, 'everyone');
  if (!useMayComment('everyone')) return null;
  return <p className={`${styles['composer']} ${styles['frame']}`}>{placeholder}</p>;
}
