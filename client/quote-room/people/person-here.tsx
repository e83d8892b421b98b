import { IconBallpen, IconEye } from '@tabler/icons-react';
import type { RoomRole } from '#shared/access/permissions.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { useTranslation } from '../../ui/use-translation.ts';
import styles from './person-here.module.css';

/** Most choose; who does less or more than that has a mark. */
const marks = { seller: null, view: IconEye, design: null, sign: IconBallpen } as const;

interface PersonHereProps {
  person: Pick<ParticipantView, 'name' | 'side' | 'colour'>;
  /** As the quote has it at this moment. */
  role: RoomRole;
}

/** Somebody in the room, with what they may do there: whose yes binds, and who only reads. */
export function PersonHere({ person: { name, side, colour }, role }: PersonHereProps) {
  const { t } = useTranslation('quoteRoom');
  const Mark = marks[role];
  return (
    <span className={styles['person']}>
      <Avatar
        name={name}
        side={side}
        colour={colour}
        size={28}
        about={role === 'seller' ? null : t(`bar.role.${role}`)}
      />
      {Mark && (
        <span className={styles['mark']} data-role={role}>
          <Mark size={11} stroke={2.25} aria-hidden />
        </span>
      )}
    </span>
  );
}
