/** The rows of the API for what does not meet the gate yet, and for bringing in many at once by the same gate. */
import { z } from 'zod';
import { OpportunityId, QuoteId } from '../ids.ts';
import { OpportunityGate } from '../opportunity/gate.ts';
import { NewWaiting } from '../opportunity/waiting.ts';
import { Instant, IsoDate } from '../time.ts';
import { fileBody, portionAnswer, portionBody } from './import-api.ts';

const waiting = z.strictObject({ waitingId: z.string().max(60) });
const opened = z.strictObject({ opportunityId: OpportunityId, quoteId: QuoteId });

export const WaitingView = NewWaiting.extend({
  id: z.string(),
  ownerName: z.string(),
  /** What was answered of the gate, as it was given. */
  answers: z.record(z.string(), z.json()),
  madeAt: Instant,
});
export type WaitingView = z.infer<typeof WaitingView>;

/** What became of one row that was brought in. */
export const ImportedRow = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('opened'),
    /** `null` of a trial, here and below. */
    opportunityId: OpportunityId.nullable(),
    quoteId: QuoteId.nullable(),
  }),
  z.strictObject({
    outcome: z.literal('waiting'),
    waitingId: z.string().nullable(),
    /** The questions of the gate that it does not answer. */
    fields: z.array(z.string()),
    /** The day to ask again. */
    wakeUpOn: IsoDate,
  }),
  z.strictObject({
    outcome: z.literal('exists'),
    /** Of the open deal with the same contact; `null` where an earlier row is about to open it. */
    opportunityId: OpportunityId.nullable(),
    quoteId: QuoteId.nullable(),
    customerName: z.string(),
    title: z.string(),
  }),
  /** Not even a name to wait under. */
  z.strictObject({ outcome: z.literal('unreadable'), fields: z.array(z.string()) }),
]);
export type ImportedRow = z.infer<typeof ImportedRow>;

/** A file of opportunities that was read in. */
export const OpportunityImportView = z.strictObject({
  id: z.string(),
  fileName: z.string(),
  by: z.string(),
  at: Instant,
  opened: z.int(),
  waiting: z.int(),
  undoneAt: Instant.nullable(),
  undoneBy: z.string().nullable(),
});
export type OpportunityImportView = z.infer<typeof OpportunityImportView>;

/** A contact with an open deal. */
export const OpenContact = z.strictObject({
  /** In small letters: as it is compared. */
  email: z.string(),
  customerName: z.string(),
  title: z.string(),
});
export type OpenContact = z.infer<typeof OpenContact>;

/** So many rows a file has at most. */
export const largestDealImport = 5_000;
/** So many are brought in by one request at most; they must also fit into it. */
const largestAtOnce = 500;

const anImport = z.strictObject({ importId: z.string().max(60) });
/** What a row states of the gate, by the names of its questions; and `wakeUpOn`, where it is to wait. */
const dealRow = z.record(z.string().max(60), z.json());

export const waitingApi = {
  listWaiting: {
    method: 'GET',
    path: '/api/waiting',
    audience: 'user',
    summary: 'Who waits outside the pipeline, whoever is to be asked first standing first',
    answer: z.strictObject({ waiting: z.array(WaitingView) }),
  },
  addWaiting: {
    method: 'POST',
    path: '/api/waiting',
    audience: 'user',
    summary: 'Let somebody wait who does not meet the gate yet, with the day to ask again',
    body: NewWaiting.extend({
      /** What was answered of the gate, as it was given: it need not be asked again. */
      answers: z.record(z.string().max(60), z.json()).optional(),
    }),
    answer: z.strictObject({ waitingId: z.string() }),
  },
  editWaiting: {
    method: 'POST',
    path: '/api/waiting/:waitingId',
    audience: 'user',
    summary: 'Change what is said of somebody who waits, or the day to ask again',
    params: waiting,
    body: NewWaiting,
    answer: z.strictObject({}),
  },
  convertWaiting: {
    method: 'POST',
    path: '/api/waiting/:waitingId/convert',
    audience: 'user',
    summary: 'Open an opportunity of somebody who waited. It takes the same answers as any other',
    params: waiting,
    body: OpportunityGate,
    answer: opened,
  },
  dropWaiting: {
    method: 'POST',
    path: '/api/waiting/:waitingId/drop',
    audience: 'user',
    summary: 'Take somebody off the waiting list',
    params: waiting,
    body: z.strictObject({}),
    answer: z.strictObject({}),
  },
  importOpportunities: {
    method: 'POST',
    path: '/api/opportunities/import',
    audience: 'user',
    summary:
      'Bring in many at once. What meets the gate is opened, what does not goes to the waiting list. As a trial it writes nothing, and tells what it would do',
    body: z.strictObject({
      rows: z.array(dealRow).min(1).max(largestAtOnce),
      fileName: z.string().trim().min(1).max(200).default('API'),
      isTrial: z.boolean().default(false),
    }),
    /** `importId`: by which it can be taken back; `null` of a trial. */
    answer: z.strictObject({ importId: z.string().nullable(), rows: z.array(ImportedRow) }),
  },
  listOpenContacts: {
    method: 'GET',
    path: '/api/open-contacts',
    audience: 'user',
    summary: 'Whose deals are open, and the day it is for the seller: what a row of a file is judged by',
    answer: z.strictObject({ today: IsoDate, contacts: z.array(OpenContact) }),
  },
  beginOpportunityImport: {
    method: 'POST',
    path: '/api/opportunity-imports',
    audience: 'user',
    summary: 'Begin to bring the rows of a file. Nothing comes of them before it is carried out',
    body: fileBody(largestDealImport),
    answer: anImport,
  },
  bringOpportunityRows: {
    method: 'POST',
    path: '/api/opportunity-imports/:importId/rows',
    audience: 'user',
    summary: 'Bring some of the rows, from that place in the file on. Bringing a row again replaces it',
    params: anImport,
    body: portionBody(dealRow, largestDealImport),
    answer: portionAnswer,
  },
  applyOpportunityImport: {
    method: 'POST',
    path: '/api/opportunity-imports/:importId/apply',
    audience: 'user',
    summary:
      'Read all rows in, at once or not at all: what meets the gate is opened, what does not goes to the waiting list. `told`: what the person was told it would do; where it would do something else by now, it does nothing',
    params: anImport,
    body: z.strictObject({ told: z.strictObject({ opened: z.int().min(0), waiting: z.int().min(0) }) }),
    answer: z.strictObject({ import: OpportunityImportView }),
  },
  listOpportunityImports: {
    method: 'GET',
    path: '/api/opportunity-imports',
    audience: 'user',
    summary: 'The files of opportunities that were last read in, newest first',
    answer: z.strictObject({ imports: z.array(OpportunityImportView) }),
  },
  undoOpportunityImport: {
    method: 'POST',
    path: '/api/opportunity-imports/:importId/undo',
    audience: 'user',
    summary: 'Take all of it back. Refused where somebody has gone on with some of it',
    params: anImport,
    body: z.strictObject({}),
    answer: z.strictObject({}),
  },
} as const;
