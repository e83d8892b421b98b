import { Menu } from '@mantine/core';
import { useTranslation } from '../../ui/use-translation.ts';
import styles from './presets.module.css';
import { choicePresets, type Preset, pricePresets } from './presets.ts';

interface PresetItemsProps {
  /** Whether it can be the customer's own choice: an alternative of a group already is. */
  hasChoice: boolean;
  onChoose: (preset: Preset) => void;
}

/** Common ways to sell something, for a menu. */
export function PresetItems({ hasChoice, onChoose }: PresetItemsProps) {
  const { t } = useTranslation('quoteRoom');
  return (
    <>
      <Menu.Label>{t('offer.preset.price')}</Menu.Label>
      {pricePresets.map((preset) => (
        <PresetItem key={preset} preset={preset} onChoose={() => onChoose(preset)} />
      ))}
      <Menu.Label>{t('offer.preset.choice')}</Menu.Label>
      {hasChoice &&
        choicePresets.map((preset) => (
          <PresetItem key={preset} preset={preset} onChoose={() => onChoose(preset)} />
        ))}
    </>
  );
}

interface PresetItemProps {
  preset: Preset | 'chooseOne' | 'bundle';
  onChoose: () => void;
}

/** What it is called, and what it is for. */
export function PresetItem({ preset, onChoose }: PresetItemProps) {
  const { t } = useTranslation('quoteRoom');
  return (
    <Menu.Item onClick={onChoose} classNames={{ item: styles['item'] ?? '' }}>
      {t(`offer.preset.of.${preset}.name`)}
      <span className={styles['about']}>{t(`offer.preset.of.${preset}.about`)}</span>
    </Menu.Item>
  );
}
