import { describe, expect, it } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { followClientId } from '../../../client/sync/follow-client-id.ts';

/** A page whose document is brought something under the id that is its own. */
function page(follow: (awareness: Awareness) => void) {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  awareness.setLocalState({ focus: 'training' });
  follow(awareness);
  const provider = new WebsocketProvider('ws://localhost', 'room', doc, { connect: false, awareness });
  const impostor = new Y.Doc();
  impostor.clientID = doc.clientID;
  impostor.getMap('choices').set('training', true);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(impostor));
  expect(doc.clientID).not.toBe(impostor.clientID);
  return { doc, awareness, provider };
}

describe('a page under whose id somebody else writes', () => {
  it('says who is there under its new one, and can be closed', () => {
    const { doc, awareness, provider } = page(followClientId);
    expect([...awareness.getStates()]).toEqual([[doc.clientID, { focus: 'training' }]]);
    expect(() => provider.destroy()).not.toThrow();
  });

  it('negative control: could not even be closed', () => {
    const { awareness, provider } = page(() => {});
    expect(() => provider.disconnect()).toThrow(TypeError);
    awareness.destroy();
  });
});
