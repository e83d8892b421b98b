import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { useRoomEdit } from '../use-room-edit.ts';
import { useUndo } from '../use-undo.ts';
import type { PanelProps } from './panel.ts';
import { PresetItem, PresetItems } from './preset-items.tsx';
import styles from './presets.module.css';
import { type Preset, presetValues } from './presets.ts';
import { usePresetWords } from './use-preset-words.ts';

/** Sets a component up as one of the common cases, says what that set, and takes it back. */
export function PresetBar({ component, onPatch }: PanelProps) {
  const { t } = useTranslation('quoteRoom');
  const edit = useRoomEdit();
  const { undo } = useUndo();
  const words = usePresetWords();
  const language = useSession((session) => session.content.terms.language);
  const [told, setTold] = useState<string | null>(null);
  const isAlone = component.groupId === null;
  const apply = (preset: Preset) => {
    const values = presetValues(preset, component, language);
    const name = t(`offer.preset.of.${preset}.name`);
    const set = words(values, component);
    setTold(set === '' ? t('offer.preset.already', { name }) : t('offer.preset.set', { name, set }));
    if (set !== '') onPatch(values);
  };
  return (
    <div className={styles['bar']}>
      <Menu position="bottom-start" width={340} withinPortal portalProps={{ target: 'main' }}>
        <Menu.Target>
          <button type="button" className={controls['button']}>
            {t('offer.preset.button')}
            <IconChevronDown size={15} stroke={1.75} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown className={styles['menu'] ?? ''}>
          <PresetItems hasChoice={isAlone} onChoose={apply} />
          {isAlone && <PresetItem preset="chooseOne" onChoose={() => edit.makeAlternative(component)} />}
        </Menu.Dropdown>
      </Menu>
      <span role="status" className={styles['told']}>
        {told}{' '}
        {told !== null && (
          <button
            type="button"
            className="link"
            onClick={() => {
              undo();
              setTold(null);
            }}
          >
            {t('toast.undo')}
          </button>
        )}
      </span>
    </div>
  );
}
