import { useTranslation } from 'react-i18next';
import type { DifferenceOrigin } from '#shared/protocol/versions-api.ts';
import { firstName } from '../quote-room/names.ts';
import { Avatar } from '../ui/avatar.tsx';
import { dayAndTime } from '../ui/dates.ts';
import { useLanguage } from '../ui/i18n.ts';
import { type AnyCause, fieldKey, valuesOf } from './cause-words.ts';
import styles from './changes.module.css';
import { useCompared } from './versions-context.ts';

interface OriginLineProps {
  origin: DifferenceOrigin | null;
  children: string;
}

/** Who it was, beside what they did. */
export function OriginLine({ origin, children }: OriginLineProps) {
  const { t } = useTranslation('versions');
  const language = useLanguage();
  if (origin === null) return <span className={styles['origin']}>{children}</span>;
  const { participant, at, proposalId } = origin;
  return (
    <span className={styles['origin']} title={dayAndTime(at, language)}>
      <Avatar {...participant} size={16} decorative />
      <span>{proposalId === null ? children : t('cause.proposal', { what: children })}</span>
    </span>
  );
}

/** One thing that was done to an element: "Quantity changed by Johan". */
export function CauseLine({ cause }: { cause: AnyCause }) {
  const { t } = useTranslation('versions');
  const { currency } = useCompared();
  const { kind, field, origin } = cause;
  const name = origin ? firstName(origin.participant.name) : '';
  const said = origin === null ? 'plain' : 'by';
  const words =
    kind === 'changed'
      ? t(`cause.changed.${said}`, { field: t(fieldKey(field ?? 'title')), name })
      : t(`cause.${kind}.${said}`, { name });
  const values = valuesOf(cause, currency);
  if (values === null) return <OriginLine origin={origin}>{words}</OriginLine>;
  const fromTo = t('value.fromTo', {
    before: values.before ?? t('value.none'),
    after: values.after ?? t('value.none'),
  });
  return <OriginLine origin={origin}>{`${words}: ${fromTo}`}</OriginLine>;
}
