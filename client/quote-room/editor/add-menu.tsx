import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { componentDefaults } from '#shared/quote/quote.ts';
import { useSession } from '../../sync/use-session.ts';
import { showToast } from '../../ui/toast.tsx';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { useRoomEdit } from '../use-room-edit.ts';
import { useUndo } from '../use-undo.ts';
import { DeskEntries } from './desk-entries.tsx';
import { PresetItem, PresetItems } from './preset-items.tsx';
import styles from './presets.module.css';
import { type Preset, presetValues } from './presets.ts';
import { usePresetWords } from './use-preset-words.ts';

/** Puts a component on the paper that is already set up as one of the common cases. */
export function AddMenu() {
  const { t } = useTranslation('quoteRoom');
  const edit = useRoomEdit();
  const { undo } = useUndo();
  const words = usePresetWords();
  const language = useSession((session) => session.content.terms.language);
  const add = (preset: Preset) => {
    const values = presetValues(preset, componentDefaults, language);
    edit.addComponent(undefined, null, values);
    showToast(t('offer.preset.set', { name: t(`offer.preset.of.${preset}.name`), set: words(values) }), {
      label: t('toast.undo'),
      run: undo,
    });
  };
  return (
    <Menu position="bottom-start" width={340} withinPortal portalProps={{ target: 'main' }}>
      <Menu.Target>
        <button
          type="button"
          className={controls['icon']}
          aria-label={t('offer.preset.add')}
          title={t('offer.preset.add')}
        >
          <IconChevronDown size={15} stroke={1.75} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={styles['menu'] ?? ''}>
        <DeskEntries />
        <PresetItems hasChoice onChoose={add} />
        <PresetItem preset="chooseOne" onChoose={() => edit.addChoice()} />
        <PresetItem preset="bundle" onChoose={() => edit.addBundle()} />
      </Menu.Dropdown>
    </Menu>
  );
}
