/** How a mail leaves: over SMTP, or into the demo's mailbox. */
import type { OrganisationId, QuoteId } from '#shared/ids.ts';
import type { Outcome } from '../outbox/settle.ts';

export interface Mail {
  /** The delivery's id, the same at every try. */
  readonly id: string;
  readonly organisationId: OrganisationId;
  readonly quoteId: QuoteId | null;
  /** Shown beside the address that all mail is sent from. */
  readonly fromName: string;
  readonly to: Mailbox;
  readonly replyTo: Mailbox | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

export interface Transport {
  /** Never throws for what the other side did. */
  send(mail: Mail): Promise<Outcome>;
  close(): void;
}
