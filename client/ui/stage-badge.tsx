import type { Stage } from '#shared/opportunity/stages.ts';
import { Badge } from './badge.tsx';
import { StageGlyph } from './stage-glyph.tsx';
import { useStageName } from './stage-name.ts';

/** Where the sale stands: the stage's glyph and its name. */
export function StageBadge({ stage }: { stage: Stage }) {
  const stageName = useStageName();
  return (
    <Badge tone="outline">
      <StageGlyph stage={stage} />
      {stageName(stage)}
    </Badge>
  );
}
