/** The documents of a quote, as people work in them: what they do there, how a room is asked for it and reads it. */
import type { Side } from '#shared/access/permissions.ts';
import type { QuoteId } from '#shared/ids.ts';
import type { DocumentKind } from '#shared/quote-doc/doc-layout.ts';
import { internalModel, sharedModel } from '../../../client/sync/document-models.ts';
import type { DocumentModel } from '../../../client/sync/live-document.ts';
import type { Rooms } from '../../../server/rooms/rooms.ts';
import { editsBySide } from '../edits/by-side.ts';
import { costing } from '../edits/costing.ts';
import type { Edits } from '../edits/edit.ts';

export interface Desk {
  readonly model: DocumentModel<unknown>;
  /** What the client calls the room. */
  readonly room: (quoteId: QuoteId) => string;
  readonly edits: Readonly<Record<Side, Edits>>;
  /** Whether sending the quote ends the work here. */
  readonly endsWithSending: boolean;
  /** What the model reads, as the server reads it. */
  readonly read: (
    rooms: Rooms,
    quoteId: QuoteId,
  ) => Promise<{ readonly seq: number; readonly content: unknown }>;
}

export const desks: Readonly<Record<DocumentKind, Desk>> = {
  shared: {
    model: sharedModel,
    room: (quoteId) => quoteId,
    edits: editsBySide,
    endsWithSending: true,
    read: async (rooms, quoteId) => {
      const { seq, ...content } = await rooms.read(quoteId);
      return { seq, content };
    },
  },
  internal: {
    model: internalModel,
    room: (quoteId) => `${quoteId}/internal`,
    edits: { seller: costing, buyer: {} },
    endsWithSending: false,
    read: async (rooms, quoteId) => {
      const { seq, ...content } = await rooms.readInternal(quoteId);
      return { seq, content };
    },
  },
};
