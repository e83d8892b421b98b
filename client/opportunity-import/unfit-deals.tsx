import { Button, TextInput } from '@mantine/core';
import type { FieldFault } from '#shared/opportunity/gate.ts';
import { type DealColumn, dealColumns } from '#shared/opportunity/import-columns.ts';
import { addDays, IsoDate } from '#shared/time.ts';
import { type UnfitCell, UnfitRows } from '../import/unfit-rows.tsx';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import { faultWord } from './fault-words.ts';
import type { JudgedRow, Outcome, Settled, Sheet } from './import-model.ts';

interface UnfitDealsProps {
  sheet: Sheet;
  judged: readonly JudgedRow[];
  settled: Settled;
  /** The seller's day. */
  today: IsoDate;
  onAnswer: (row: number, key: DealColumn, text: string) => void;
  onSettle: (settled: Settled) => void;
}

/** In this order: what stops all of it, what is left out by itself, and what waits outside. */
const kinds = ['unreadable', 'exists', 'waits'] as const satisfies readonly Outcome['is'][];

/** Each row that does not open a deal: put right where it stands, left out, or waiting until a day. */
export function UnfitDeals({ sheet, judged, settled, today, onAnswer, onSettle }: UnfitDealsProps) {
  const { t } = useTranslation('opportunityImport');
  const language = useLanguage();
  const { rows, mapping } = sheet;
  const textIn = (index: number, key: DealColumn) => rows[index]?.[mapping.keys.indexOf(key)] ?? '';
  const cellOf = (index: number, { field, fault }: FieldFault): UnfitCell<DealColumn>[] => {
    if (!Object.hasOwn(dealColumns, field)) return [];
    const key = field as DealColumn;
    const error = t(`fault.${faultWord(key, fault)}`);
    return [{ key, label: dealColumns[key][language], text: textIn(index, key), error }];
  };
  const also = ({ index, outcome }: JudgedRow) => {
    if (outcome.is === 'waits') {
      return (
        <TextInput
          label={t('wakeUp')}
          type="date"
          min={addDays(today, 1)}
          value={outcome.wakeUpOn}
          onChange={(event) => {
            const day = IsoDate.safeParse(event.currentTarget.value);
            if (!day.success || day.data <= today) return;
            onSettle({ ...settled, wakeUps: new Map(settled.wakeUps).set(index, day.data) });
          }}
        />
      );
    }
    if (outcome.is !== 'exists') return null;
    const { of, line } = outcome;
    return (
      <>
        <span>
          {line === null
            ? t('exists', { customer: of.customerName, title: of.title })
            : t('twice', { line: line + 2 })}
        </span>
        <Button
          size="xs"
          onClick={() => onSettle({ ...settled, another: new Set(settled.another).add(index) })}
        >
          {t('another')}
        </Button>
      </>
    );
  };
  return kinds.map((kind) => {
    const some = judged.filter(({ outcome }) => outcome.is === kind);
    if (some.length === 0) return null;
    return (
      <UnfitRows
        key={kind}
        id={`import-${kind}`}
        title={t(`unfit.${kind}`, { count: some.length })}
        unfit={some}
        show={(one) => ({
          name: textIn(one.index, 'customerName'),
          cells:
            'faults' in one.outcome ? one.outcome.faults.flatMap((fault) => cellOf(one.index, fault)) : [],
          also: also(one),
        })}
        onCell={onAnswer}
        onLeaveOut={(indexes) => onSettle({ ...settled, leftOut: new Set([...settled.leftOut, ...indexes]) })}
      />
    );
  });
}
