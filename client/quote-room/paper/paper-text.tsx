import { mayWrite } from '#shared/access/permissions.ts';
import { type JointTextId, jointTextIds, type TextId } from '#shared/quote/quote.ts';
import { TextThreads } from '../../comments/text-threads.tsx';
import { SharedText } from '../../rich-text/shared-text.tsx';
import { useSession } from '../../sync/use-session.ts';
import { useRoom } from '../room-context.ts';
import styles from './paper-text.module.css';

interface PaperTextProps {
  id: TextId | JointTextId;
  label: string;
  className?: string | undefined;
}

/** One of the quote's texts, in its place on the paper. */
export function PaperText({ id, label, className }: PaperTextProps) {
  const { side, mode, quote } = useRoom();
  const status = useSession((session) => session.status);
  const isJoint = jointTextIds.some((joint) => joint === id);
  const editable = mayWrite('shared', isJoint ? 'jointTexts' : 'texts', status, side, quote.right);
  return (
    <div className={`${styles['written']} ${className ?? ''}`}>
      <div data-text={id} tabIndex={-1}>
        <SharedText id={id} label={label} editable={editable && (isJoint || mode === 'build')} />
      </div>
      <TextThreads text={id} />
    </div>
  );
}
