import { IconCheck, IconLock } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { Avatar } from '../ui/avatar.tsx';
import { Money, PeriodMoney } from '../ui/money.tsx';
import { colourToken } from '../ui/person.ts';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './sign-in-picture.module.css';

const anna = { '--c': colourToken('buyer', 0) } as CSSProperties;
const erik = { '--c': colourToken('seller', 0) } as CSSProperties;

/** What a quote looks like while two people build it: rows, a change by the other side, and the total. */
export function SignInPicture() {
  const { t } = useTranslation('accounts');
  return (
    <div className={styles['picture']}>
      <div className={styles['paper']}>
        <div className={styles['row']}>
          <IconLock size={16} stroke={1.75} className={styles['lock'] ?? ''} />
          <span>{t('picture.setUp')}</span>
          <Money amount={9_600_000} currency="SEK" />
        </div>
        <div className={styles['row']}>
          <span className={styles['ticked']}>
            <IconCheck size={14} stroke={2.25} />
          </span>
          <span>{t('picture.sync')}</span>
          <Money amount={7_400_000} currency="SEK" />
        </div>
        <div className={`${styles['row']} ${styles['washed']}`} style={anna}>
          <span className={styles['box']} />
          <span>
            {t('picture.onboarding')}
            <span className={styles['tag']}>Anna</span>
          </span>
          <span>{t('picture.leftOut')}</span>
        </div>
        <div className={styles['row']}>
          <span className={styles['ticked']}>
            <IconCheck size={14} stroke={2.25} />
          </span>
          <span>
            {t('picture.support')}
            <span className={styles['tag']} style={erik}>
              Erik
            </span>
          </span>
          <PeriodMoney amount={1_380_000} currency="SEK" period="month" />
        </div>
        <div className={styles['total']}>
          <span>{t('picture.total')}</span>
          <Money amount={65_950_000} currency="SEK" />
        </div>
      </div>
      <div className={styles['activity']}>
        <Avatar name="Anna Bergman" side="buyer" colour={0} size={28} decorative />
        <span>{t('picture.activity', { name: 'Anna', component: t('picture.onboarding') })}</span>
        <Money amount={-1_200_000} currency="SEK" />
      </div>
    </div>
  );
}
