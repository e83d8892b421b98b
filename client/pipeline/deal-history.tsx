import type { HandoverView } from '#shared/protocol/handover-api.ts';
import type { Deal, RedateView } from '#shared/protocol/pipeline-api.ts';
import { longDay, shortDayOf } from '../ui/dates.ts';
import { StageGlyph } from '../ui/stage-glyph.tsx';
import { useStageName } from '../ui/stage-name.ts';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import styles from './deal.module.css';
import { type HistoryLine, historyOf } from './deal-model.ts';
import { DealPanel } from './deal-panel.tsx';
import { ProofLine } from './proof-line.tsx';

/** Every event with what proved it, cycle after cycle. What the seller's side merely did is not among it. */
export function DealHistory({ deal }: { deal: Deal }) {
  const { t } = useTranslation('pipeline');
  const language = useLanguage();
  return (
    <DealPanel title={t('deal.history')}>
      <p className={styles['quiet']}>{t('deal.historyHelp')}</p>
      {historyOf(deal).map(({ cycle, startedAt, lines }) => (
        <section key={cycle} className={styles['cycle']}>
          <h3>{t('deal.cycleSince', { cycle, day: shortDayOf(startedAt, language) })}</h3>
          <ol>
            {lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: history is only ever added to.
              <li key={index}>
                <Line line={line} deal={deal} />
                <time className={styles['when']} dateTime={new Date(line.at).toISOString()}>
                  {shortDayOf(line.at, language)}
                </time>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </DealPanel>
  );
}

function Line({ line, deal }: { line: HistoryLine; deal: Deal }) {
  const { t } = useTranslation('pipeline');
  const stageName = useStageName();
  if (line.kind === 'redate') return <Redated redate={line.redate} />;
  if (line.kind === 'handover') return <HandedOver handover={line.handover} />;
  const { type, actorName, movedTo, proof } = line.event;
  return (
    <div>
      <p>
        {t(`board.event.${type}`, { who: actorName })}
        {movedTo && (
          <span className={styles['moved']}>
            <StageGlyph stage={movedTo} /> {stageName(movedTo)}
          </span>
        )}
      </p>
      {proof && <ProofLine proof={proof} loss={line.loss} currency={deal.currency} />}
    </div>
  );
}

function Redated({ redate: { before, after, slipDays, reason, byName } }: { redate: RedateView }) {
  const { t } = useTranslation('pipeline');
  const language = useLanguage();
  const days = { before: longDay(before, language), after: longDay(after, language) };
  return (
    <div>
      <p>{t('deal.redated', { name: byName, ...days })}</p>
      <p className={styles['quiet']}>
        {slipDays > 0 && `${t('deal.later', { count: slipDays })} `}
        {t('deal.because', { reason })}
      </p>
    </div>
  );
}

function HandedOver({ handover: { byName, fromName, toName, note } }: { handover: HandoverView }) {
  const { t } = useTranslation(['owners', 'pipeline']);
  const words = byName === toName ? t('taken', { by: byName, from: fromName }) : null;
  return (
    <div>
      <p>{words ?? t('history', { by: byName, from: fromName, to: toName })}</p>
      {note !== '' && <p className={styles['quiet']}>{t('pipeline:deal.because', { reason: note })}</p>}
    </div>
  );
}
