import { Modal, Switch } from '@mantine/core';
import { roomKeys } from '../quote-room/room-keys.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { Caps } from './caps.tsx';
import styles from './find.module.css';
import type { AskedDialogProps } from './find-host.tsx';
import { pageKeysFor } from './page-keys.ts';
import { capsOf, type Press } from './presses.ts';
import { roomInSight } from './room-in-sight.ts';
import { setSingleKeys, useSingleKeys } from './single-keys.ts';

interface Line {
  readonly key: string;
  readonly words: string;
  readonly presses: readonly Press[];
}

const onTheBoard: readonly Press[] = [
  { keys: ['ArrowLeft'], with: 'shift' },
  { keys: ['ArrowRight'], with: 'shift' },
];

/** The browser's own, which the room listens for. */
const clipboardKeys = [
  ['copy', 'c'],
  ['cut', 'x'],
  ['paste', 'v'],
] as const;

/** Every key there is, for the person and the place, and the choice to do without single ones. */
export function KeysDialog({ userRole: role, onClose }: AskedDialogProps) {
  const { t } = useTranslation('find');
  const hasSingleKeys = useSingleKeys();
  const room = roomInSight();
  const ofPages = pageKeysFor(role).map(
    ({ command, press }): Line => ({ key: command, words: t(`page.${command}`), presses: [press] }),
  );
  const board: Line[] = role ? [{ key: 'board', words: t('board'), presses: onTheBoard }] : [];
  const ofRoom = roomKeys
    .filter(({ side }) => room && (side ?? room.side) === room.side)
    .map(({ command, presses }): Line => ({ key: command, words: t(`room.${command}`), presses }));
  const clipboard = (room?.side === 'seller' ? clipboardKeys : []).map(
    ([command, key]): Line => ({
      key: command,
      words: t(`clipboard.${command}`),
      presses: [{ keys: [key], with: 'ctrl' }],
    }),
  );
  const comment: Line = {
    key: 'say',
    words: t('say'),
    presses: [{ keys: ['Enter'], with: 'ctrl' }],
  };
  return (
    <Modal.Root
      opened
      onClose={() => onClose()}
      size={640}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('page.help')}>
        <div className={styles['head']}>
          <Modal.Title className={styles['title'] ?? ''}>{t('page.help')}</Modal.Title>
          <Modal.CloseButton aria-label={t('close')} />
        </div>
        <Modal.Body>
          <Lines title={t('everywhere')} lines={[...ofPages, ...board]} />
          {room && <Lines title={t('inQuote')} lines={[...ofRoom, ...clipboard, comment]} />}
          <Switch
            className={styles['single'] ?? ''}
            label={t('single')}
            description={t('singleTold')}
            checked={hasSingleKeys}
            onChange={(event) => setSingleKeys(event.currentTarget.checked)}
          />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly Line[] }) {
  return (
    <section className={styles['keys']} aria-label={title}>
      <h2>{title}</h2>
      <dl>
        {lines.map(({ key, words, presses }) => (
          <div key={key}>
            <dt>{words}</dt>
            <dd>
              {presses.map((press) => (
                <Caps key={capsOf(press).join(' ')} caps={capsOf(press)} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
