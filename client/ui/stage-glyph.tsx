import type { Stage } from '#shared/opportunity/stages.ts';

interface Glyph {
  /** The ring is dashed while only the seller's side works on it. */
  readonly dashed?: true;
  /** The whole ring is filled: it is decided, and what is drawn in it is cut out. */
  readonly decided?: true;
  readonly fill?: string;
  readonly stroke?: string;
}

/** Inside the ring: how far the sale has come. Shape carries the meaning, so that no colour has to. */
const glyphs: Readonly<Record<Stage, Glyph>> = {
  identified: {},
  co_designing: { fill: 'M7 7V3.9A3.1 3.1 0 0 1 10.1 7z' },
  pricing_review: { dashed: true, fill: 'M7 3.9a3.1 3.1 0 0 1 0 6.2z' },
  quote_sent: { fill: 'M7 7V3.9A3.1 3.1 0 1 1 3.9 7z' },
  negotiating: { stroke: 'M4.4 6h5.2M4.4 8.4h5.2' },
  won: { decided: true, stroke: 'M4.6 7.2l1.7 1.7 3.2-3.6' },
  lost: { decided: true, stroke: 'M5.1 5.1l3.8 3.8M8.9 5.1L5.1 8.9' },
};

export function StageGlyph({ stage, size = 14 }: { stage: Stage; size?: number }) {
  const { dashed, decided, fill, stroke } = glyphs[stage];
  return (
    <svg width={size} height={size} viewBox="0 0 14 14" aria-hidden="true" style={{ flex: 'none' }}>
      <circle
        cx="7"
        cy="7"
        r="5.2"
        fill={decided ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.5"
        strokeDasharray={dashed && '2.2 1.9'}
      />
      {fill && <path d={fill} fill="currentColor" />}
      {stroke && (
        <path
          d={stroke}
          fill="none"
          stroke={decided ? 'var(--surface)' : 'currentColor'}
          strokeWidth="1.4"
          strokeLinecap="round"
        />
      )}
    </svg>
  );
}
