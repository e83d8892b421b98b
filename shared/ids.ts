import { z } from 'zod';

/**
 * Ids that cannot be mixed up. All are random (see `server/storage/random-id.ts`) and none is a secret:
 * knowing one gives no right to anything.
 */
const id = z.string().regex(/^[A-Za-z0-9_-]{8,40}$/);

/** A selling company: the tenant. Every table carries it and every query names it. */
export const OrganisationId = id.brand('OrganisationId');
export type OrganisationId = z.infer<typeof OrganisationId>;

/** A person with an account: seller, manager or administrator. */
export const UserId = id.brand('UserId');
export type UserId = z.infer<typeof UserId>;

/** A company that something is sold to. Follows from its number, else its name: see `server/customers/customer-key.ts`. */
export const CustomerId = id.brand('CustomerId');
export type CustomerId = z.infer<typeof CustomerId>;

/** A deal in the making; it may hold several quotes over its cycles. */
export const OpportunityId = id.brand('OpportunityId');
export type OpportunityId = z.infer<typeof OpportunityId>;

/** One quote: one shared document, one internal document, any number of sent versions. */
export const QuoteId = id.brand('QuoteId');
export type QuoteId = z.infer<typeof QuoteId>;

/** A person *in one quote*, on either side. What the log, the presence and the carets name. */
export const ParticipantId = id.brand('ParticipantId');
export type ParticipantId = z.infer<typeof ParticipantId>;

export const ShareLinkId = id.brand('ShareLinkId');
export type ShareLinkId = z.infer<typeof ShareLinkId>;

/** One frozen, sent version of a quote. */
export const VersionId = id.brand('VersionId');
export type VersionId = z.infer<typeof VersionId>;

/** One asking for approval, and what was decided on it. */
export const ApprovalId = id.brand('ApprovalId');
export type ApprovalId = z.infer<typeof ApprovalId>;

/** Something that one side has proposed to the other. */
export const ProposalId = id.brand('ProposalId');
export type ProposalId = z.infer<typeof ProposalId>;

/** One wish to accept, or to be offered again, what can no longer be accepted as it stands. */
export const AcceptanceRequestId = id.brand('AcceptanceRequestId');
export type AcceptanceRequestId = z.infer<typeof AcceptanceRequestId>;

/** One recording that a version was accepted on paper. */
export const OfflineId = id.brand('OfflineId');
export type OfflineId = z.infer<typeof OfflineId>;

/** A file that somebody handed in as evidence. */
export const KeptFileId = id.brand('KeptFileId');
export type KeptFileId = z.infer<typeof KeptFileId>;

/** A buyer's wish to have what stands as an offer. */
export const SendRequestId = id.brand('SendRequestId');
export type SendRequestId = z.infer<typeof SendRequestId>;

/** What is said about one part of a quote, or the whole: a first comment and what follows it. */
export const ThreadId = id.brand('ThreadId');
export type ThreadId = z.infer<typeof ThreadId>;

/** One message in a thread. */
export const CommentId = id.brand('CommentId');
export type CommentId = z.infer<typeof CommentId>;

/** One bringing back of a version into the draft. */
export const RestorationId = id.brand('RestorationId');
export type RestorationId = z.infer<typeof RestorationId>;

/** Something the organisation sells, as its catalogue keeps it. */
export const CatalogueItemId = id.brand('CatalogueItemId');
export type CatalogueItemId = z.infer<typeof CatalogueItemId>;

/** One reading of a file into the catalogue. */
export const PriceTrialId = id.brand('PriceTrialId');
export type PriceTrialId = z.infer<typeof PriceTrialId>;
export const CatalogueImportId = id.brand('CatalogueImportId');
export type CatalogueImportId = z.infer<typeof CatalogueImportId>;

/** What new quotes or sections are begun from. */
export const TemplateId = id.brand('TemplateId');
export type TemplateId = z.infer<typeof TemplateId>;

/**
 * Id of a section, choice group or component inside a quote. Chosen by the client that creates it, so its
 * form is checked where it enters; it can never be `__proto__`, `constructor` or another name that every
 * object answers to.
 */
export const ElementId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
  .refine((id) => !(id in {}));
export type ElementId = z.infer<typeof ElementId>;
