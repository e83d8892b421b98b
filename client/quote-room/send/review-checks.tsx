import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import type { Review, ReviewCheck } from '#shared/protocol/views.ts';
import { isVariableName } from '#shared/quote/variables.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { placeOf } from '../activity/change-words.ts';
import { goToField } from '../go-to.ts';
import styles from './send.module.css';

const icons = { pass: IconCheck, warn: IconAlertTriangle, stop: IconX } as const;

interface ReviewChecksProps {
  review: Review;
  /** Closes the dialog, to go where something must be settled. */
  onLeave: () => void;
}

/** What speaks for and against sending. Green passes, amber may be sent, a cross must be settled first. */
export function ReviewChecks({ review, onLeave }: ReviewChecksProps) {
  const { t } = useTranslation('quoteRoom');
  const { t: tText } = useTranslation('richText');
  const { checks, approval } = review;
  const { content } = review.frozen;
  const titleOf = (id: string | null) =>
    [...content.components, ...content.choiceGroups, ...content.sections].find((element) => element.id === id)
      ?.title || t('activity.place.nameless');
  const wordsFor = ({ code, level, element, field, issue, other }: ReviewCheck): string => {
    if (code === 'approval-given' && level === 'stop' && approval.state !== 'not-needed') {
      return t(`approval.check.${approval.state}`, { name: approval.decision?.byName ?? '' });
    }
    if (level === 'pass') return t(`send.check.${code}.pass`);
    if (issue === undefined) {
      const name = isVariableName(other) ? tText(`variable.${other}`) : '';
      const text = t(`activity.place.${placeOf(field)}`);
      return t(`send.check.${code}.fail`, { title: titleOf(element), name, text });
    }
    // What is wrong with it, not only that something is.
    const wrong = t(`offer.issue.${issue}`, { title: titleOf(element), other: titleOf(other ?? null) });
    return element === null ? wrong : t('send.wrong', { title: titleOf(element), wrong });
  };
  return (
    <section aria-label={t('send.checks')}>
      <h3 className={styles['checksTitle']}>{t('send.checks')}</h3>
      <ul className={styles['checks']}>
        {checks.map((check) => {
          const { code, level, element, field, issue, other } = check;
          const Icon = icons[level];
          const words = wordsFor(check);
          const leads = level !== 'pass' && (element !== null || field !== null);
          return (
            <li key={`${code}.${issue}.${element}.${field}.${other}`} className={styles[level]}>
              <Icon size={16} stroke={1.75} role="img" aria-label={t(`send.level.${level}`)} />
              <span>{words}</span>
              {leads && (
                <button
                  type="button"
                  className="link"
                  onClick={() => {
                    // Whom it goes to, and asking for approval, are in this dialog; all else is on the paper.
                    const isHere =
                      field === 'recipients' || (code === 'approval-given' && approval.request === null);
                    if (isHere) return goToField(element, field);
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
