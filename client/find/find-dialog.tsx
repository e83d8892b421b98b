import { Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Fragment, type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from '../ui/use-translation.ts';
import { takeTypedAhead } from './asked.ts';
import { Caps } from './caps.tsx';
import styles from './find.module.css';
import type { AskedDialogProps } from './find-host.tsx';
import { type Entry, entryGroups, useEntries } from './use-entries.ts';

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Found by typing, chosen by the arrows, gone to or done by Enter. */
export function FindDialog({ userRole: role, onClose }: AskedDialogProps) {
  const { t } = useTranslation('find');
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const entries = useEntries(text, role);
  const chosen = Math.min(at, entries.length - 1);
  useEffect(() => {
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, chosen]);

  const take = (entry: Entry | undefined) => entry && onClose(entry.run);
  const [isEntered, setEntered] = useState(false);
  const catchUp = () => {
    const typed = takeTypedAhead();
    if (typed.text !== '') setText(typed.text);
    setEntered(typed.isEntered);
  };
  useEffect(() => {
    if (isEntered) take(entries[0]);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = steps[event.key];
    if (step) setAt((chosen + step + entries.length) % Math.max(1, entries.length));
    else if (event.key === 'Enter') take(entries[chosen]);
    else return;
    event.preventDefault();
  };
  const option = (entry: Entry) => {
    const index = entries.indexOf(entry);
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys, as a combobox does.
      <div
        key={entry.key}
        id={`${id}-${index}`}
        role="option"
        tabIndex={-1}
        aria-selected={index === chosen}
        className={styles['option']}
        onPointerMove={() => setAt(index)}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => take(entry)}
      >
        <b>{entry.title}</b>
        {entry.figure && <span className={`num ${styles['figure']}`}>{entry.figure}</span>}
        <Caps caps={entry.caps} />
        {entry.about && <span className={styles['about']}>{entry.about}</span>}
      </div>
    );
  };
  return (
    <Modal.Root
      opened
      onClose={() => onClose()}
      size={640}
      yOffset="10vh"
      returnFocus={false}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('title')}>
        <div className={styles['search']}>
          <IconSearch size={18} stroke={1.75} aria-hidden />
          <input
            type="text"
            role="combobox"
            aria-expanded={entries.length > 0}
            aria-controls={id}
            aria-activedescendant={entries.length > 0 ? `${id}-${chosen}` : undefined}
            aria-autocomplete="list"
            aria-label={t('field')}
            placeholder={t('field')}
            autoComplete="off"
            // biome-ignore lint/a11y/noAutofocus: the person asked for it by a key, to type in it.
            autoFocus
            data-autofocus
            value={text}
            onFocus={catchUp}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setAt(0);
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <div id={id} role="listbox" aria-label={t('title')} className={styles['list']}>
          {entryGroups.map((group) => {
            const inGroup = entries.filter((entry) => entry.group === group);
            if (inGroup.length === 0) return <Fragment key={group} />;
            return (
              // biome-ignore lint/a11y/useSemanticElements: within a listbox, this is what groups options.
              <div key={group} role="group" aria-label={t(`group.${group}`)} className={styles['group']}>
                <div className={styles['name']} aria-hidden>
                  {t(`group.${group}`)}
                </div>
                {inGroup.map(option)}
              </div>
            );
          })}
        </div>
        <p role="status" className={entries.length === 0 ? styles['none'] : 'visually-hidden'}>
          {entries.length === 0 ? t('none') : text.trim() !== '' && t('found', { count: entries.length })}
        </p>
      </Modal.Content>
    </Modal.Root>
  );
}
