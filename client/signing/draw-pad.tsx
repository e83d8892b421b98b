import { type PointerEvent, useRef, useState } from 'react';
import { drawingBox, type Point, pathOf } from '#shared/acceptance/signature-mark.ts';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './signature.module.css';

/** Where a name is drawn, stroke by stroke. Whoever cannot draw types it instead. */
export function DrawPad({ onDrawn }: { onDrawn: (path: string | null) => void }) {
  const { t } = useTranslation('signing');
  const strokes = useRef<Point[][]>([]);
  const [path, setPath] = useState<string | null>(null);

  const place = (event: PointerEvent<SVGSVGElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return {
      x: ((event.clientX - box.left) / box.width) * drawingBox.width,
      y: ((event.clientY - box.top) / box.height) * drawingBox.height,
    };
  };
  const show = () => setPath(pathOf(strokes.current, drawingBox));
  const start = (event: PointerEvent<SVGSVGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    strokes.current.push([place(event)]);
    show();
  };
  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    strokes.current.at(-1)?.push(place(event));
    show();
  };
  const end = () => onDrawn(pathOf(strokes.current, drawingBox));
  const clear = () => {
    strokes.current = [];
    setPath(null);
    onDrawn(null);
  };
  return (
    <>
      <div className={styles['box']}>
        <span className={styles['line']} />
        {path === null && <span className={styles['placeholder']}>{t('drawHere')}</span>}
        <svg
          viewBox={`0 0 ${drawingBox.width} ${drawingBox.height}`}
          preserveAspectRatio="none"
          className={styles['pad']}
          role="img"
          aria-label={t('drawHere')}
          onPointerDown={start}
          onPointerMove={move}
          onPointerUp={end}
          onPointerCancel={end}
        >
          {path !== null && <path d={path} />}
        </svg>
      </div>
      {path !== null && (
        <button type="button" className={styles['again']} onClick={clear}>
          {t('drawAgain')}
        </button>
      )}
    </>
  );
}
