import { NewThread } from './new-thread.tsx';

/** Where one writes about the quote as a whole, whatever the panel shows. */
export function PanelField({ onSaid }: { onSaid: () => void }) {
  return <NewThread place={{ kind: 'quote' }} onSaid={onSaid} rests />;
}
