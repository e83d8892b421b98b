import { IconDeviceFloppy } from '@tabler/icons-react';
import type { LostValue } from '../../sync/session-state.ts';
import { useInternal, useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { Banner } from '../banners/banner.tsx';
import { CopyLost } from './copy-lost.tsx';
import { LostValues } from './not-saved.tsx';
import { useRefusedWords } from './use-refused-words.ts';

const none: readonly LostValue[] = [];

/** After the room was closed: what of one's own this device keeps, and sends when the quote is opened again. */
export function Unsent() {
  const { t } = useTranslation('quoteRoom');
  const words = useRefusedWords();
  const shared = useSession(({ unsent }) => unsent);
  const own = useInternal((state) => state?.unsent ?? none);
  const unsent = [...shared, ...own];
  if (unsent.length === 0) return null;
  return (
    <Banner tone="amber" icon={IconDeviceFloppy} actions={<CopyLost lost={unsent} words={words} />}>
      <b>{t('closed.unsent', { count: unsent.length })}</b>
      <LostValues lost={unsent} words={words} />
    </Banner>
  );
}
