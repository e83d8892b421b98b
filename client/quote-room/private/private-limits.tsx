import type { Targets } from '#shared/quote-doc/costs.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { Fold } from '../editor/fold.tsx';
import { DetailNumber } from '../fields/detail-number.tsx';
import { numberRules } from '../fields/number-rules.ts';
import { percentOrNull } from '../fields/percent.ts';
import { useFigures } from '../use-figures.ts';
import { useRoomEdit } from '../use-room-edit.ts';
import styles from './private.module.css';
import { useTargets } from './use-seller-checks.ts';

const limits = ['minMarginPercent', 'maxDiscountPercent'] as const satisfies readonly (keyof Targets)[];

/** The least margin and the largest discount that the seller's side holds itself to. Checked, never shown to the customer. */
export function PrivateLimits() {
  const { t } = useTranslation('quoteRoom');
  const edit = useRoomEdit();
  const { percent: written } = useFigures();
  const targets = useTargets();
  const told = limits.flatMap((limit) => {
    const percent = targets[limit];
    return percent === null ? [] : t(`priv.limit.${limit}.told`, { percent: written(percent) });
  });
  return (
    <Fold title={t('priv.limits')} summary={told.join(', ') || t('offer.none')}>
      <div className={styles['limits']}>
        {limits.map((limit) => (
          <DetailNumber
            key={limit}
            element="targets"
            field={limit}
            label={t(`priv.limit.${limit}.label`)}
            hint={t(`priv.limit.${limit}.hint`)}
            value={targets[limit]}
            rule={numberRules.percent}
            onCommit={(value) => edit.setTarget(limit, percentOrNull(value))}
          />
        ))}
      </div>
    </Fold>
  );
}
