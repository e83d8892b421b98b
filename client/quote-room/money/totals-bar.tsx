import { IconAlertTriangle, IconChevronUp } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useCommenting } from '../../comments/commenting.tsx';
import { useSession } from '../../sync/use-session.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { later } from '../../ui/later.tsx';
import { useRootClass } from '../../ui/use-root-class.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { useRoomSearch } from '../../ui/way.ts';
import { withKit } from '../../ui/with-kit.ts';
import { useChanges } from '../activity/use-changes.ts';
import { SentenceText, useSentence } from '../activity/use-sentence.tsx';
import controls from '../controls.module.css';
import { useRoom } from '../room-context.ts';
import { useFigures } from '../use-figures.ts';
import { Total } from './total.tsx';
import styles from './totals-bar.module.css';

const TotalsSheet = later(() => withKit(async () => (await import('./totals-sheet.tsx')).TotalsSheet));

/** On narrow screens: the total at the bottom edge, and everything about it in a sheet. */
export function TotalsBar() {
  const { t } = useTranslation('quoteRoom');
  const { basis, me, arrival } = useRoom();
  const isLedHere = useRoomSearch().panel !== undefined;
  const [open, setOpen] = useState(isLedHere);
  const [wasOpened, setWasOpened] = useState(isLedHere);
  const range = useSession((session) => session.priced.range);
  const unmetRules = useSession((session) => session.priced.unmetRules);
  const { money } = useFigures();
  const { sentence } = useSentence();
  const latest = useChanges().changes.find((change) => change.participant.id !== me.id);
  // What is still open is known without VAT alone.
  const isInclVat = basis === 'inclVat' && range === null;
  const draw = () => {
    setWasOpened(true);
    setOpen(true);
  };
  const { at, panelAsked } = useCommenting();
  const isActivitySought = arrival?.isSought ?? false;
  useEffect(() => {
    if (panelAsked === 0 && !isActivitySought) return;
    setWasOpened(true);
    setOpen(true);
  }, [panelAsked, isActivitySought]);
  // What is said of a place opens there; this would lie over it.
  useEffect(() => {
    if (at !== null) setOpen(false);
  }, [at]);
  useRootClass(styles['page']);
  return (
    <aside id="totals" tabIndex={-1} className={styles['bottom']} aria-label={t('money.totals')}>
      {unmetRules.length > 0 && (
        <button type="button" className={styles['toSettle']} onClick={draw}>
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
          {t('explain.toSettle', { count: unmetRules.length })}
        </button>
      )}
      {latest && unmetRules.length === 0 && (
        <div className={styles['bottomActivity']}>
          <Avatar {...latest.participant} size={18} decorative />
          <span>
            <SentenceText sentence={sentence(latest)} />
          </span>
        </div>
      )}
      <div className={styles['bottomRow']}>
        <div>
          <span className={styles['bottomLabel']} id="first-year">
            {t(isInclVat ? 'money.firstYearIncl' : 'money.firstYearExcl')}
          </span>
          <Total labelledBy="first-year" className={styles['bottomTotal']} />
          {range && (
            <span className={styles['bottomRange']}>{t('explain.upTo', { to: money(range.to) })}</span>
          )}
        </div>
        <button
          type="button"
          className={`${controls['button']} ${styles['totalsButton']}`}
          aria-expanded={open}
          onClick={draw}
        >
          {t('money.totals')}
          <IconChevronUp size={16} stroke={1.75} aria-hidden />
        </button>
      </div>
      {wasOpened && <TotalsSheet opened={open} onClose={() => setOpen(false)} />}
    </aside>
  );
}
