/** Texts that were rewritten: what went is struck, what came is underlined. Fetched when a text has changed. */

import { useState } from 'react';
import type { Comparison } from '#shared/protocol/versions-api.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { ChangedLine } from './origin-line.tsx';
import styles from './text-changes.module.css';
import {
  type BlockDifference,
  type Stretch,
  stretches,
  type TextPiece,
  textDifference,
  wordDifference,
} from './text-difference.ts';

type TextChange = Comparison['texts'][number];

/** The texts of the quote, word by word. */
export function TextChanges({ texts }: { texts: readonly TextChange[] }) {
  return texts.map((text) => <TextCard key={text.id} text={text} />);
}

function TextCard({ text }: { text: TextChange }) {
  const { t } = useTranslation('versions');
  const { id, before, after, origin } = text;
  const headingId = `text-${id}`;
  return (
    <section className={`card ${styles['card']}`} aria-labelledby={headingId}>
      <h2 id={headingId}>{t(`text.${id}`)}</h2>
      <ChangedLine origin={origin} />
      <div className={styles['text']}>
        {stretches(textDifference(before, after)).map((stretch, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two frozen texts have their stretches in one order for ever.
          <StretchView key={at} stretch={stretch} />
        ))}
      </div>
    </section>
  );
}

function StretchView({ stretch: { isFolded, blocks } }: { stretch: Stretch }) {
  const { t } = useTranslation('versions');
  const [isOpen, setOpen] = useState(!isFolded);
  if (!isOpen) {
    return (
      <button type="button" className={styles['fold']} onClick={() => setOpen(true)}>
        {t('text.same', { count: blocks.length })}
      </button>
    );
  }
  return blocks.map((block, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: as above.
    <Block key={at} block={block} />
  ));
}

function Block({ block: { kind, depth, pieces, isReformatted } }: { block: BlockDifference }) {
  const { t } = useTranslation('versions');
  return (
    <p className={`${styles['block']} ${styles[kind]}`} style={{ marginLeft: depth * 20 }}>
      <Pieces pieces={pieces} />
      {isReformatted && <span className={styles['form']}>{t('text.reformatted')}</span>}
    </p>
  );
}

/** A short text of a component: its name, its description, what is included. */
export function RewrittenWords({ before, after }: { before: string; after: string }) {
  return (
    <span className={styles['words']}>
      <Pieces pieces={wordDifference(before, after)} />
    </span>
  );
}

function Pieces({ pieces }: { pieces: readonly TextPiece[] }) {
  const { t } = useTranslation('versions');
  return pieces.map(({ text, change }, at) => {
    if (change === 'same') return text;
    const Mark = change === 'added' ? 'ins' : 'del';
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of two frozen texts never change places.
      <Mark key={at} className={styles[change]}>
        <span className="visually-hidden">{t(`text.${change}`)}: </span>
        {text}
      </Mark>
    );
  });
}
