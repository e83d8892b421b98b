import { useMemo } from 'react';
import { Avatar } from '../../ui/avatar.tsx';
import { MarkedText } from '../../ui/marked-text.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { useLanguage, useTranslation } from '../../ui/use-translation.ts';
import styles from '../money/money.module.css';
import { firstName } from '../names.ts';
import { useRoom } from '../room-context.ts';
import { useFigures } from '../use-figures.ts';
import { lastMoneyChange } from './activity-lines.ts';
import { useChanges } from './use-changes.ts';

/** Under the total: what moved it last, and who did. */
export function LastChange() {
  const { t } = useTranslation('quoteRoom');
  const { me } = useRoom();
  const { signed } = useFigures();
  const language = useLanguage();
  const { changes } = useChanges();
  const last = useMemo(() => lastMoneyChange(changes), [changes]);
  if (!last) return <div className={styles['change']} />;
  const { name, side, colour } = last.change.participant;
  const names = last.people.map((person) => (person.id === me.id ? t('money.you') : firstName(person.name)));
  return (
    <div className={styles['change']}>
      <Avatar name={name} side={side} colour={colour} size={18} decorative />
      <span>
        <b className="num">{signed(last.difference, last.period)}</b>{' '}
        <MarkedText
          text={t('money.changeBy', { names: new Intl.ListFormat(language).format(names) })}
          marks={{ time: () => <RelativeTime at={last.change.at} /> }}
        />
      </span>
    </div>
  );
}
