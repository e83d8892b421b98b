import type { CSSProperties } from 'react';
import type { Side } from '#shared/access/permissions.ts';
import styles from './avatar.module.css';
import { colourToken, hasRing, initials } from './person.ts';
import { useTranslation } from './use-translation.ts';

interface AvatarProps {
  name: string;
  side: Side;
  /** Order of arrival on the side (`ParticipantView.colour`); `null` where no quote has given the person one. */
  colour: number | null;
  /** Pixels. */
  size?: number;
  /** Was here, but has been still for a while: pale. */
  idle?: boolean;
  /** What else is to be known of the person: said after the name. */
  about?: string | null;
  /** Beside the written name: hidden from screen readers, which would hear it twice. */
  decorative?: boolean;
}

/** A person. Sellers are circles and buyers rounded squares, so the side shows without colour. */
export function Avatar({
  name,
  side,
  colour,
  size = 24,
  idle = false,
  about = null,
  decorative = false,
}: AvatarProps) {
  const { t } = useTranslation('ui');
  const style = {
    '--c': colour === null ? 'var(--ink-2)' : colourToken(side, colour),
    '--s': `${size}px`,
  } as CSSProperties;
  const classes = [
    styles['avatar'],
    styles[side],
    idle && styles['idle'],
    colour !== null && hasRing(side, colour) && styles['ring'],
  ];
  const withAbout = (who: string) => [who, about].filter(Boolean).join(', ');
  const spoken = decorative
    ? { 'aria-hidden': true }
    : { role: 'img', 'aria-label': withAbout(t(`person.${side}`, { name })) };
  return (
    <span className={classes.filter(Boolean).join(' ')} style={style} title={withAbout(name)} {...spoken}>
      {initials(name)}
    </span>
  );
}
