import { IconDoorExit, IconSearch } from '@tabler/icons-react';
import { ask } from '../../find/asked.ts';
import { chooseLanguage } from '../../ui/i18n.ts';
import { languageNames, languages } from '../../ui/languages.ts';
import { useLanguage, useTranslation } from '../../ui/use-translation.ts';
import { useWay } from '../../ui/way.ts';
import controls from '../controls.module.css';
import { Segmented } from '../fields/segmented.tsx';
import { LiveState } from '../people/live-state.tsx';
import { People } from '../people/people-row.tsx';
import { useRoom } from '../room-context.ts';
import styles from './bars.module.css';
import { LanguageMenu } from './language-menu.tsx';

/** The buyer's bar: whose offer this is, whether the seller is here, and the language. */
export function BuyerBar() {
  const { t } = useTranslation('quoteRoom');
  const { t: tFind } = useTranslation('find');
  const { quote, isSeen } = useRoom();
  const { go } = useWay();
  const language = useLanguage();
  return (
    <header className={`${styles['top']} ${styles['topBuyer']}`}>
      <div className={styles['brand']}>
        <span className={styles['brandMark']} aria-hidden>
          {quote.seller.name.charAt(0)}
        </span>
        <span className={styles['brandText']}>
          <b>{quote.seller.name}</b>
          <span className={styles['roomy']}>
            {t('bar.quoteFor', { number: quote.number, customer: quote.customer.name })}
          </span>
          <span className={styles['narrow']}>{t('bar.quote', { number: quote.number })}</span>
        </span>
      </div>
      <span className={styles['push']} />
      <LiveState />
      <People />
      <span className={styles['wideOnly']}>
        <Segmented
          label={t('bar.language')}
          value={language}
          options={languages.map((code) => ({ value: code, label: languageNames[code], lang: code }))}
          onChange={(code) => void chooseLanguage(code)}
        />
      </span>
      <button
        type="button"
        className={controls['icon']}
        aria-label={tFind('open')}
        title={tFind('open')}
        onClick={() => ask('find')}
      >
        <IconSearch size={18} stroke={1.75} aria-hidden />
      </button>
      <span className={styles['phoneOnly']}>
        <LanguageMenu />
      </span>
      {!isSeen && (
        <button
          type="button"
          className={controls['icon']}
          aria-label={t('bar.leave')}
          title={t('bar.leave')}
          onClick={() => go('/sign-out')}
        >
          <IconDoorExit size={18} stroke={1.75} aria-hidden />
        </button>
      )}
    </header>
  );
}
