import type { DifferenceOrigin } from '#shared/protocol/versions-api.ts';
import { firstName } from '../quote-room/names.ts';
import { Avatar } from '../ui/avatar.tsx';
import { dayAndTime } from '../ui/dates.ts';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import { type AnyCause, fieldKey, namedValuesOf, valuesOf } from './cause-words.ts';
import styles from './changes.module.css';
import { useCompared } from './versions-context.ts';

interface OriginLineProps {
  origin: DifferenceOrigin | null;
  children: string;
}

/** Who it was, beside what they did; of what was proposed, who proposed it and who said yes. */
export function OriginLine({ origin, children }: OriginLineProps) {
  const language = useLanguage();
  if (origin === null) return <span className={styles['origin']}>{children}</span>;
  const { participant, at, proposal } = origin;
  return (
    <span className={styles['origin']} title={dayAndTime(at, language)}>
      <Avatar {...(proposal?.by ?? participant)} size={16} decorative />
      <span>
        {children}
        {proposal && <ProposalWords {...proposal} />}
      </span>
    </span>
  );
}

function ProposalWords({ by, acceptedBy }: NonNullable<DifferenceOrigin['proposal']>) {
  const { t } = useTranslation('versions');
  const names = { by: firstName(by.name), name: acceptedBy ? firstName(acceptedBy.name) : '' };
  return (
    <span className={styles['proposal']}>
      {t(acceptedBy === null ? 'cause.proposal.plain' : 'cause.proposal.accepted', names)}
    </span>
  );
}

/** Who changed what the row is named after: "Changed by Erik". */
export function ChangedLine({ origin }: { origin: DifferenceOrigin | null }) {
  const { t } = useTranslation('versions');
  if (origin === null) return <OriginLine origin={null}>{t('cause.itself.plain')}</OriginLine>;
  const name = firstName(origin.participant.name);
  return <OriginLine origin={origin}>{t('cause.itself.by', { name })}</OriginLine>;
}

interface CauseLineProps {
  cause: AnyCause;
  /** One of a choice group: it is not left out, another was chosen. */
  isAlternative?: boolean;
  /** The row is named after what changed. */
  isNamed?: boolean;
}

/** One thing that was done to an element: "Quantity changed by Johan". */
export function CauseLine({ cause, isAlternative = false, isNamed = false }: CauseLineProps) {
  const { t } = useTranslation('versions');
  const { currency } = useCompared();
  const { kind, field, origin } = cause;
  const said = origin === null ? 'plain' : 'by';
  const name = origin ? firstName(origin.participant.name) : '';
  const key =
    kind === 'deselected' && isAlternative ? 'replaced' : kind === 'changed' && isNamed ? 'itself' : kind;
  const words =
    key === 'changed'
      ? t(`cause.changed.${said}`, { field: t(fieldKey(field ?? 'title')), name })
      : t(`cause.${key}.${said}`, { name });
  const named = namedValuesOf(cause);
  const values = named ? { before: t(named[0]), after: t(named[1]) } : valuesOf(cause, currency);
  if (values === null) return <OriginLine origin={origin}>{words}</OriginLine>;
  const fromTo = t('value.fromTo', {
    before: values.before ?? t('value.none'),
    after: values.after ?? t('value.none'),
  });
  return <OriginLine origin={origin}>{`${words}: ${fromTo}`}</OriginLine>;
}
