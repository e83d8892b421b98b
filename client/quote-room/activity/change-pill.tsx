import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type CSSProperties, useEffect, useState } from 'react';
import { colourToken } from '../../ui/person.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import styles from '../banners/banner.module.css';
import { goToLatestChange, outOfSight } from '../go-to.ts';
import { firstName } from '../names.ts';
import { useRoom } from '../room-context.ts';

const nowhere = { above: [] as string[], below: [] as string[] };

/** Somebody changed something that is not in sight. Never scrolls by itself; a press leads there. */
export function ChangePill() {
  const { t } = useTranslation('quoteRoom');
  const { marks } = useRoom();
  const [hidden, setHidden] = useState(nowhere);

  useEffect(() => {
    const look = () => setHidden(outOfSight(marks));
    look();
    const unsubscribe = marks.subscribe(look);
    window.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    return () => {
      unsubscribe();
      window.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
    };
  }, [marks]);

  const where = hidden.below.length > 0 ? 'below' : 'above';
  const ids = hidden[where];
  const mark = marks.markOf(ids.at(-1) ?? '');
  if (!mark) return null;
  const { name, side, colour } = mark.participant;
  const Icon = where === 'below' ? IconArrowDown : IconArrowUp;
  return (
    <button
      type="button"
      className={`${styles['pill']} ${styles[where]}`}
      style={{ '--c': colourToken(side, colour) } as CSSProperties}
      onClick={() => goToLatestChange(marks)}
    >
      {t(`pill.${where}`, { count: ids.length, name: firstName(name) })}
      <Icon size={14} stroke={2} aria-hidden />
    </button>
  );
}
