import type { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';

/** What the rich-text editor binds to: the text, the others' carets in it, and the session's undo stack. */
export interface TextBinding {
  readonly fragment: Y.XmlFragment;
  readonly awareness: WebsocketProvider['awareness'];
  readonly undo: Y.UndoManager;
}
