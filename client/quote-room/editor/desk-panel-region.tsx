import { lazy, Suspense, useEffect } from 'react';
import { closeDeskPanel, useDeskPanel } from './desk-panel.ts';

const CataloguePicker = lazy(async () => ({
  default: (await import('./catalogue-picker.tsx')).CataloguePicker,
}));
const RepricePanel = lazy(async () => ({ default: (await import('./reprice-panel.tsx')).RepricePanel }));
const TemplatePanel = lazy(async () => ({ default: (await import('./template-panel.tsx')).TemplatePanel }));

/** Fetched when it is first opened; gone with the room. */
export function DeskPanel() {
  const panel = useDeskPanel();
  useEffect(() => () => closeDeskPanel(false), []);
  return (
    <Suspense>
      {panel?.kind === 'pick' && <CataloguePicker sectionId={panel.sectionId} />}
      {panel?.kind === 'template' && <TemplatePanel sectionId={panel.sectionId} />}
      {panel?.kind === 'reprice' && <RepricePanel only={panel.only} />}
    </Suspense>
  );
}
