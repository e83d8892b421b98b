import type { Stage } from '#shared/opportunity/stages.ts';

/** Inside the ring: how far the sale has come. Shape carries the meaning, so that no colour has to. */
const inner: Readonly<Record<Stage, { fill?: string; stroke?: string }>> = {
  identified: {},
  co_designing: { fill: 'M7 7V3.9A3.1 3.1 0 0 1 10.1 7z' },
  quote_sent: { fill: 'M7 7V3.9A3.1 3.1 0 1 1 3.9 7z' },
  negotiating: { stroke: 'M4.4 6h5.2M4.4 8.4h5.2' },
};

export function StageGlyph({ stage, size = 14 }: { stage: Stage; size?: number }) {
  const { fill, stroke } = inner[stage];
  return (
    <svg width={size} height={size} viewBox="0 0 14 14" aria-hidden="true" style={{ flex: 'none' }}>
      <circle cx="7" cy="7" r="5.2" fill="none" stroke="currentColor" strokeWidth="1.5" />
      {fill && <path d={fill} fill="currentColor" />}
      {stroke && <path d={stroke} stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" />}
    </svg>
  );
}
