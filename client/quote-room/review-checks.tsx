import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ReviewCheck } from '#shared/protocol/views.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { goToField } from './go-to.ts';
import styles from './send.module.css';

const icons = { pass: IconCheck, warn: IconAlertTriangle, stop: IconX } as const;

interface ReviewChecksProps {
  checks: readonly ReviewCheck[];
  content: QuoteContent;
  /** Closes the dialog, to go where something must be settled. */
  onLeave: () => void;
}

/** What speaks for and against sending. Green passes, amber may be sent, a cross must be settled first. */
export function ReviewChecks({ checks, content, onLeave }: ReviewChecksProps) {
  const { t } = useTranslation('quoteRoom');
  const titleOf = (id: string | null) =>
    [...content.components, ...content.choiceGroups, ...content.sections].find((element) => element.id === id)
      ?.title || t('activity.place.nameless');
  return (
    <section aria-label={t('send.checks')}>
      <h3 className={styles['checksTitle']}>{t('send.checks')}</h3>
      <ul className={styles['checks']}>
        {checks.map(({ code, level, element, field }) => {
          const Icon = icons[level];
          const words =
            level === 'pass'
              ? t(`send.check.${code}.pass`)
              : t(`send.check.${code}.fail`, { title: titleOf(element) });
          const leads = level !== 'pass' && (element !== null || field !== null);
          return (
            <li key={`${code}.${element}.${field}`} className={styles[level]}>
              <Icon size={16} stroke={1.75} role="img" aria-label={t(`send.level.${level}`)} />
              <span>{words}</span>
              {leads && (
                <button
                  type="button"
                  className="link"
                  onClick={() => {
                    onLeave();
                    // The dialog gives the focus back when it has closed; only then can it be led on.
                    setTimeout(() => goToField(element, field), 250);
                  }}
                >
                  {t('send.go')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
