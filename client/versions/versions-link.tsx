import { IconArrowsDiff } from '@tabler/icons-react';
import type { Side } from '#shared/access/permissions.ts';
import type { QuoteView } from '#shared/protocol/views.ts';
import { LinkButton } from '../ui/button.tsx';
import { useTranslation } from '../ui/use-translation.ts';

interface VersionsLinkProps {
  quote: Pick<QuoteView, 'id' | 'versions'>;
  side: Side;
  /** The later of the two to be compared; the newest where it is left out. */
  to?: number;
}

/** The way to what changed. A buyer with one version has nothing to compare; a seller has the working copy. */
export function VersionsLink({ quote: { id, versions }, side, to = versions[0]?.number }: VersionsLinkProps) {
  const { t } = useTranslation('versions');
  const earlier = versions.find(({ number }) => to !== undefined && number < to)?.number;
  if (to === undefined || (side === 'buyer' && earlier === undefined)) return null;
  return (
    <LinkButton
      to={`/quotes/${id}/versions${earlier === undefined ? '' : `?from=${earlier}&to=${to}`}`}
      leftSection={<IconArrowsDiff size={16} stroke={1.75} aria-hidden />}
    >
      {side === 'buyer' && earlier !== undefined ? t('lead', { number: earlier }) : t('title')}
    </LinkButton>
  );
}
