import { Popover } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from '../../ui/use-translation.ts';
import bars from '../bars/bars.module.css';
import controls from '../controls.module.css';
import { InviteForm } from './invite-form.tsx';
import { NewLink } from './new-link.tsx';
import styles from './share.module.css';
import { ShareLinks } from './share-links.tsx';

interface Made {
  readonly name: string;
  readonly url: string;
}

/** Who has a link to the quote; making one, and taking one back. */
export function SharePopover() {
  const { t } = useTranslation('quoteRoom');
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  const show = (next: boolean) => {
    setOpen(next);
    if (!next) setMade(null);
  };
  return (
    <Popover
      opened={open}
      onChange={show}
      position="bottom-end"
      width={400}
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <button
          type="button"
          className={controls['button']}
          aria-label={t('share.button')}
          onClick={() => show(!open)}
        >
          <IconLink size={16} stroke={1.75} aria-hidden />
          <span className={bars['roomy']}>{t('share.button')}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles['popover'] ?? ''}>
        <h2 className={styles['title']}>{t('share.title')}</h2>
        <p className={styles['help']}>{t('share.help')}</p>
        <ShareLinks />
        {made ? (
          <NewLink name={made.name} url={made.url} onDone={() => setMade(null)} />
        ) : (
          <InviteForm onMade={setMade} />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
