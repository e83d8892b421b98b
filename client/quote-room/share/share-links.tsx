import { useQuery } from '@tanstack/react-query';
import type { ShareLinkView } from '#shared/protocol/views.ts';
import { query, useCommand } from '../../api/queries.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { dayAndTime } from '../../ui/dates.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useLanguage, useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { useRoom } from '../room-context.ts';
import styles from './share.module.css';

/** The links there are, one a person. */
export function ShareLinks() {
  const { t } = useTranslation('quoteRoom');
  const { quoteId } = useRoom();
  const { data, error, refetch } = useQuery(query('listLinks', { params: { quoteId } }));
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  if (data.links.length === 0) return <p className={styles['none']}>{t('share.empty')}</p>;
  return (
    <ul className={styles['links']}>
      {data.links.map((link) => (
        <ShareLinkRow key={link.id} link={link} />
      ))}
    </ul>
  );
}

function ShareLinkRow({ link }: { link: ShareLinkView }) {
  const { t } = useTranslation('quoteRoom');
  const language = useLanguage();
  const { quoteId } = useRoom();
  const revoke = useCommand('revokeLink');
  const { name, title, side, colour } = link.participant;
  const isOver = link.revokedAt !== null || link.expiresAt < Date.now();
  const standing = () => {
    if (link.revokedAt !== null) return t('share.revoked');
    if (isOver) return t('share.expired');
    return link.lastUsedAt === null
      ? t('share.unused')
      : t('share.used', { date: dayAndTime(link.lastUsedAt, language) });
  };
  return (
    <li>
      <Avatar name={name} side={side} colour={colour} size={24} decorative idle={isOver} />
      <div>
        <b>{name}</b>
        <small>{[title, standing(), link.asksCode && t('share.withCode')].filter(Boolean).join(' · ')}</small>
        {link.mailTrouble && !isOver && (
          <small className={styles['trouble']}>{t(`share.trouble.${link.mailTrouble}`)}</small>
        )}
        {revoke.error && <ProblemNotice error={revoke.error} />}
      </div>
      {!isOver && (
        <button
          type="button"
          className={`${controls['button']} ${controls['quiet']}`}
          aria-label={t('share.revokeFor', { name })}
          aria-disabled={revoke.isPending}
          onClick={() =>
            void revoke.mutateAsync({ params: { quoteId, linkId: link.id } }).then(
              () => showToast(t('toast.revoked', { name })),
              () => {},
            )
          }
        >
          {t('share.revoke')}
        </button>
      )}
    </li>
  );
}
