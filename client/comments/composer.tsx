import { IconLock, IconSend, IconUsers } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { type CommentAudience, maxWords } from '#shared/comments/comment-rules.ts';
import controls from '../quote-room/controls.module.css';
import { Segmented } from '../quote-room/fields/segmented.tsx';
import { shortCompany } from '../quote-room/names.ts';
import { useKeptWords } from '../sync/use-kept-words.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './composer.module.css';
import { MentionList } from './mention-list.tsx';
import { useTalk } from './talk.ts';
import { useMentions } from './use-mentions.ts';
import type { Saying } from './use-say.ts';

interface ComposerProps {
  /** Under this name what was typed and not sent waits on this device. */
  draft: string;
  audience: CommentAudience;
  /** Where the audience is still to be chosen. */
  choose?:
    | {
        readonly value: CommentAudience;
        readonly seller: string;
        readonly onChange: (audience: CommentAudience) => void;
      }
    | undefined;
  label: string;
  placeholder: string;
  /** What stands in it at first, where there is no draft. */
  start?: string;
  send?: string;
  saying: Saying;
  onSaid?: (() => void) | undefined;
  onLeave?: (() => void) | undefined;
  isFocused?: boolean;
  /** One line that says for whom it is, until somebody writes in it. */
  rests?: boolean;
}

/** Where one writes. What was typed is in the field until the server has it, whatever happens in between. */
export function Composer({
  draft,
  audience,
  choose,
  label,
  placeholder,
  start = '',
  send,
  saying,
  onSaid,
  onLeave,
  isFocused = false,
  rests = false,
}: ComposerProps) {
  const { t } = useTranslation('comments');
  const { quoteId } = useTalk();
  const [text, keep] = useKeptWords(quoteId, draft, start);
  const [isOffline, setOffline] = useState(false);
  // Until it is said, and not only while the focus is here: what is pressed elsewhere must not move under the hand.
  const [isEntered, setEntered] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const mentions = useMentions(audience, field, text, write);
  const isEmpty = text.trim() === '';
  const isResting = rests && isEmpty && !isEntered;

  useEffect(() => {
    if (isFocused) field.current?.focus();
  }, [isFocused]);

  function write(words: string): void {
    keep(words);
    setOffline(false);
    if (saying.error) saying.reset();
  }

  const submit = () => {
    if (isEmpty || saying.isPending) return;
    // A command that waits for the line would be sent behind its author’s back.
    if (!navigator.onLine) return setOffline(true);
    const said = { text: text.trim(), mentions: [...mentions.namedIn(text)] };
    const done = () => {
      keep('');
      setEntered(false);
      onSaid?.();
    };
    // Why it was not taken stands under the field.
    void saying.say(said).then(done, () => {});
  };

  const onKeyDown = (event: KeyboardEvent) => {
    setEntered(true);
    if (mentions.onKey(event.key)) return event.preventDefault();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    } else if (event.key === 'Escape' && onLeave) {
      event.preventDefault();
      onLeave();
    }
  };

  return (
    <form
      className={`${styles['composer']} ${audience === 'internal' ? styles['internal'] : ''} ${isResting ? styles['resting'] : ''}`}
      aria-label={label}
      onFocus={() => setEntered(true)}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <textarea
        ref={field}
        rows={1}
        maxLength={maxWords}
        aria-label={label}
        placeholder={placeholder}
        aria-autocomplete="list"
        aria-controls={mentions.options.length > 0 ? listId : undefined}
        aria-activedescendant={mentions.options.length > 0 ? `${listId}-${mentions.index}` : undefined}
        readOnly={saying.isPending}
        value={text}
        onChange={(event) => {
          write(event.currentTarget.value);
          mentions.look();
        }}
        onClick={() => setEntered(true)}
        onKeyDown={onKeyDown}
        onSelect={mentions.look}
        onBlur={mentions.close}
      />
      <MentionList id={listId} mentions={mentions} />
      {isResting ? (
        <Audience audience={audience} />
      ) : (
        <div className={styles['foot']}>
          {choose ? (
            <Segmented
              label={t('audience.label')}
              value={audience}
              options={[
                { value: 'everyone', label: t('audience.everyone') },
                { value: 'internal', label: t('audience.internal', { seller: choose.seller }) },
              ]}
              onChange={choose.onChange}
            />
          ) : (
            <Audience audience={audience} />
          )}
          <span className={styles['push']} />
          {onLeave && (
            <button type="button" className={`${controls['button']} ${controls['quiet']}`} onClick={onLeave}>
              {t('action.cancel')}
            </button>
          )}
          <button
            type="submit"
            className={`${controls['button']} ${controls['primary']}`}
            title={t('action.sendKey')}
            aria-disabled={isEmpty || saying.isPending}
          >
            <IconSend size={16} stroke={1.75} aria-hidden />
            {send ?? t('action.send')}
          </button>
        </div>
      )}
      {isOffline && (
        <p role="alert" className={styles['offline']}>
          {t('offline')}
        </p>
      )}
      {saying.error && (
        <div className={styles['failed']}>
          <ProblemNotice error={saying.error} />
          <p>{t('kept')}</p>
        </div>
      )}
    </form>
  );
}

/** For whom it is, in words, where that was decided with the thread. */
function Audience({ audience }: { audience: CommentAudience }) {
  const { t } = useTranslation('comments');
  const { quote, side } = useTalk();
  if (side === 'buyer') return null;
  const Icon = audience === 'internal' ? IconLock : IconUsers;
  return (
    <span className={styles['audience']}>
      <Icon size={14} stroke={1.75} aria-hidden />
      {audience === 'internal'
        ? t('audience.internal', { seller: shortCompany(quote.seller.name) })
        : t('audience.everyone')}
    </span>
  );
}
