import { formatMoney } from '#shared/money/format-money.ts';
import type { ApprovalReason } from '#shared/quote/approval.ts';
import { IsoDate } from '#shared/time.ts';
import { useSession } from '../../sync/use-session.ts';
import { longDay } from '../../ui/dates.ts';
import { useLanguage, useTranslation } from '../../ui/use-translation.ts';
import { goToField } from '../go-to.ts';
import { useFigures } from '../use-figures.ts';
import styles from './approval.module.css';

interface ApprovalReasonsProps {
  reasons: readonly ApprovalReason[];
  /** Before it leads to a place on the paper. */
  onLeave?: () => void;
}

/** What is beyond the organisation's limits, each with what it is, what it may be, and the way to it. */
export function ApprovalReasons({ reasons, onLeave }: ApprovalReasonsProps) {
  const { t } = useTranslation('quoteRoom');
  const { percent } = useFigures();
  const language = useLanguage();
  const components = useSession((session) => session.content.components);
  const figure = (value: string | null, currency: ApprovalReason['currency']) => {
    if (value === null) return '';
    if (IsoDate.safeParse(value).success) return longDay(value, language);
    return currency === null ? percent(value) : formatMoney(Number(value), currency);
  };
  return (
    <ul className={styles['reasons']}>
      {reasons.map(({ code, element, stated, limit, currency }) => (
        <li key={`${code} ${element}`}>
          {t(`approval.reason.${code}`, {
            title: components.find(({ id }) => id === element)?.title || t('row.untitled'),
            stated: figure(stated, currency),
            limit: figure(limit, currency),
          })}
          {element !== null && ' '}
          {element !== null && (
            <button
              type="button"
              className="link"
              onClick={() => {
                onLeave?.();
                setTimeout(() => goToField(element, 'unitPrice'), onLeave ? 250 : 0);
              }}
            >
              {t('send.go')}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
