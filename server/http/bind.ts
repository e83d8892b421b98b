/** Binds a handler to every row of the endpoint table: parse, check who asks and how often, handle, answer. */
import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import type { Kysely } from 'kysely';
import { type EndpointName, type EndpointRow, endpoints, needsKey } from '#shared/protocol/api.ts';
import { isRefusal, refuse } from '#shared/protocol/problems.ts';
import { seenByHeader } from '#shared/protocol/seen-by.ts';
import type { Authenticate } from '../accounts/actor.ts';
import type { Schema } from '../storage/schema.ts';
import type { Admit } from './allowances.ts';
import { audienceRefusal } from './audience.ts';
import type { FileAnswer, Handlers, StreamAnswer } from './handler.ts';
import type { Once } from './idempotency.ts';
import { type FieldErrors, fieldErrors, sendProblem } from './problem-response.ts';
import { readerOf } from './seen-by.ts';
import { sendFile } from './send-file.ts';

export interface BindOptions {
  readonly db: Kysely<Schema>;
  readonly authenticate: Authenticate;
  readonly handlers: Handlers;
  readonly once: Once;
  readonly admit: Admit;
}

/** A handler, seen without its name. The table's types made sure that it fits its row. */
type AnyHandler = (call: unknown) => Promise<unknown>;

const idempotencyKey = /^[\x21-\x7e]{8,100}$/;

export function bindEndpoints(options: BindOptions): Router {
  const router = Router();
  for (const name of Object.keys(endpoints) as EndpointName[]) {
    const row: EndpointRow = endpoints[name];
    const route = answerRow(name, row, options);
    if (row.method === 'GET') router.get(row.path, route);
    else router.post(row.path, route);
  }
  return router;
}

function answerRow(
  name: EndpointName,
  row: EndpointRow,
  { db, authenticate, handlers, once, admit }: BindOptions,
): RequestHandler {
  const handler = handlers[name] as AnyHandler;
  const readBody = bodyReader(row);
  return async (request, response) => {
    const actor = await authenticate(request.headers);
    // An address that no id can have leads nowhere, as one that no row has.
    const params = row.params?.safeParse(request.params);
    const refusal =
      (await audienceRefusal(db, row.audience, actor, params?.data)) ??
      (params?.success === false ? refuse('not-found') : null);
    if (refusal) return sendProblem(response, refusal);

    const wanted = request.get(seenByHeader);
    const reader = await readerOf(db, row, actor, { params: params?.data, wanted });
    if (isRefusal(reader)) return sendProblem(response, reader);

    await readBody(request, response);
    const input = parseInput(row, request);
    if ('errors' in input) return sendProblem(response, refuse('invalid-request'), input.errors);
    const caller = callerOf(request, response);
    const asked = { ...input, params: params?.data };
    const act = async () => (actor && admit(name, actor)) ?? handler({ ...asked, actor: reader, caller });
    const { idempotencyKey: key } = input;
    const answer =
      actor && key !== null && needsKey(row)
        ? await once({ actor, endpoint: name, key, request: { ...asked, idempotencyKey: null } }, act)
        : await act();
    await sendAnswer(response, row, answer);
  };
}

/** In bytes, of a row that says nothing of it. */
const ordinaryBody = 256 * 1024;

/** Bodies are read for those alone who may call: nobody else makes us hold one. */
function bodyReader({ bodyLimit = ordinaryBody }: EndpointRow) {
  const read = express.json({ limit: bodyLimit, reviver: wellFormed });
  return (request: Request, response: Response): Promise<void> =>
    new Promise((resolve, reject) => {
      read(request, response, (error) => (error ? reject(error) : resolve()));
    });
}

/** Half a character (a lone surrogate) can be neither stored nor hashed: it becomes the sign for an unknown one. */
function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}

interface Input {
  readonly query: unknown;
  readonly body: unknown;
  readonly idempotencyKey: string | null;
}

function parseInput(row: EndpointRow, request: Request): Input | { readonly errors: FieldErrors } {
  const query = row.query?.safeParse(request.query);
  const body = row.body?.safeParse(request.body);
  const key = request.get('Idempotency-Key') ?? null;
  const errors = [
    ...(query?.error ? fieldErrors('query', query.error) : []),
    ...(body?.error ? fieldErrors('body', body.error) : []),
  ];
  if (key === null ? needsKey(row) : !idempotencyKey.test(key)) {
    errors.push({ path: 'Idempotency-Key', message: '8 to 100 printable characters without spaces' });
  }
  return errors.length > 0 ? { errors } : { query: query?.data, body: body?.data, idempotencyKey: key };
}

function callerOf(request: Request, response: Response) {
  return {
    headers: request.headers,
    address: request.ip ?? '',
    setCookies: (cookies: readonly string[]) => void response.append('Set-Cookie', [...cookies]),
  };
}

/** An answer leaves through its schema, so that what the schema does not name cannot leave at all. */
async function sendAnswer(response: Response, row: EndpointRow, answer: unknown): Promise<void> {
  if (isRefusal(answer)) sendProblem(response, answer);
  else if (row.answer) response.json(row.answer.parse(answer));
  else return sendFile(response, answer as FileAnswer | StreamAnswer);
}
