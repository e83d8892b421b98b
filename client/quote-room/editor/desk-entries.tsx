import { Menu } from '@mantine/core';
import { IconPackages, IconTag, IconTemplate } from '@tabler/icons-react';
import { useInternal } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { openDeskPanel } from './desk-panel.ts';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

/** What the desk has about the catalogue: putting something in from it, and its present prices for the whole quote. */
export function DeskEntries() {
  const { t } = useTranslation('catalogue');
  const { t: tTemplates } = useTranslation('templates');
  const hasTaken = useInternal((internal) => Object.keys(internal?.sources ?? {}).length > 0);
  return (
    <>
      <Menu.Item leftSection={<IconPackages {...icon} />} onClick={() => openDeskPanel({ kind: 'pick' })}>
        {t('pick.fromCatalogue')}
      </Menu.Item>
      {hasTaken && (
        <Menu.Item leftSection={<IconTag {...icon} />} onClick={() => openDeskPanel({ kind: 'reprice' })}>
          {t('reprice.all')}
        </Menu.Item>
      )}
      <Menu.Item
        leftSection={<IconTemplate {...icon} />}
        onClick={() => openDeskPanel({ kind: 'template', sectionId: null })}
      >
        {tTemplates('saveQuote')}
      </Menu.Item>
      <Menu.Divider />
    </>
  );
}
