import { IconHistory, IconX } from '@tabler/icons-react';
import { useLanguage, useTranslation } from '../../ui/use-translation.ts';
import type { Arrival } from '../activity/use-arrival.ts';
import controls from '../controls.module.css';
import { listNames } from '../names.ts';
import styles from './banner.module.css';
import { Banner } from './banner.tsx';

/** For whoever comes back: what others did meanwhile, and the way to it. There from the first picture on, or never. */
export function NewsBanner({ news, seek, dismiss }: Arrival) {
  const { t } = useTranslation('quoteRoom');
  const language = useLanguage();
  const { names, count, isMore } = news;
  const said = { names: listNames(names, language), count };
  return (
    <Banner
      icon={IconHistory}
      actions={
        <>
          <button type="button" className={controls['button']} onClick={seek}>
            {t('live.newsShow')}
          </button>
          <button
            type="button"
            className={`${controls['icon']} ${styles['close']}`}
            aria-label={t('live.newsClose')}
            onClick={dismiss}
          >
            <IconX size={16} stroke={1.75} aria-hidden />
          </button>
        </>
      }
    >
      {t(isMore ? 'live.newsMore' : 'live.news', said)}
    </Banner>
  );
}
