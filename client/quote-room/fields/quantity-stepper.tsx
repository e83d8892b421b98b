import { IconMinus, IconPlus } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { parseNumber } from '#shared/money/parse-number.ts';
import type { BuyerQuantity } from '#shared/quote/quote.ts';
import { useDraft } from '../../ui/use-draft.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { FieldFrame } from './field-frame.tsx';
import styles from './fields.module.css';
import type { NumberRefusal } from './number-rules.ts';
import { quantityRefusal, quantityStep } from './quantity-rules.ts';

interface QuantityStepperProps {
  element: string;
  title: string;
  /** Decimal string. */
  value: string;
  /** The value as the quote writes numbers. */
  shown: string;
  rule: BuyerQuantity;
  onCommit: (value: string) => void;
  /** What was typed is not allowed; the field has gone back to the value. */
  onRefuse: (refusal: NumberRefusal & { mine: string }) => void;
}

/** How many: − and + by the component's step, or typed. The arrow keys step as well. */
export function QuantityStepper({
  element,
  title,
  value,
  shown,
  rule,
  onCommit,
  onRefuse,
}: QuantityStepperProps) {
  const { t } = useTranslation('quoteRoom');
  const { props, follow } = useDraft({
    value: shown,
    onCommit: (text) => {
      const number = parseNumber(text);
      const refusal = quantityRefusal(number, rule);
      if (refusal) onRefuse({ ...refusal, mine: text.trim() });
      else if (number !== null && number !== value) onCommit(number);
    },
  });
  const less = quantityStep(value, rule, -1);
  const more = quantityStep(value, rule, 1);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const next = { ArrowUp: more, ArrowDown: less }[event.key];
    if (next === undefined || event.altKey) return props.onKeyDown(event);
    event.preventDefault();
    if (next === null) return;
    onCommit(next);
    follow();
  };

  return (
    <FieldFrame element={element} field="quantity">
      <span className={styles['stepper']}>
        <Step label={t('row.less', { title })} to={less} onStep={onCommit}>
          <IconMinus size={14} stroke={1.75} aria-hidden />
        </Step>
        <input
          {...props}
          onKeyDown={onKeyDown}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          role="spinbutton"
          aria-label={t('row.quantity', { title })}
          aria-valuenow={Number(value)}
          aria-valuemin={Number(rule.min)}
          aria-valuemax={Number(rule.max)}
          data-field="quantity"
          className={styles['stepValue']}
        />
        <Step label={t('row.more', { title })} to={more} onStep={onCommit}>
          <IconPlus size={14} stroke={1.75} aria-hidden />
        </Step>
      </span>
    </FieldFrame>
  );
}

interface StepProps {
  label: string;
  /** `null`: there is nothing further this way. */
  to: string | null;
  onStep: (value: string) => void;
  children: ReactNode;
}

/** Stays focusable at the end of its way, so that a keyboard user is not thrown out of the row. */
function Step({ label, to, onStep, children }: StepProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles['step']}
      aria-label={label}
      aria-disabled={to === null}
      onClick={() => to !== null && onStep(to)}
    >
      {children}
    </button>
  );
}
