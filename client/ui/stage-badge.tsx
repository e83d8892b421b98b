import { useTranslation } from 'react-i18next';
import type { Stage } from '#shared/opportunity/stages.ts';
import { Badge } from './badge.tsx';
import { StageGlyph } from './stage-glyph.tsx';

/** Where the sale stands: the stage's glyph and its name. */
export function StageBadge({ stage }: { stage: Stage }) {
  const { t } = useTranslation('ui');
  return (
    <Badge tone="outline">
      <StageGlyph stage={stage} />
      {t(`stage.${stage}`)}
    </Badge>
  );
}
