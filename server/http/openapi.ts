/** The OpenAPI description of the API, made from the same table that the server binds and the client calls. */
import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { audienceMeaning } from '#shared/access/permissions.ts';
import { type EndpointRow, endpoints, needsKey } from '#shared/protocol/api.ts';
import { Problem } from '#shared/protocol/problems.ts';
import { maySeeAsCustomer, seenByHeader } from '#shared/protocol/seen-by.ts';

export function describeApi(publicUrl: string): ReturnType<typeof createDocument> {
  const paths: ZodOpenApiPathsObject = {};
  for (const [name, row] of Object.entries<EndpointRow>(endpoints)) {
    const path = row.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [row.method.toLowerCase()]: operation(name, row) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Coquote',
      version: '1',
      description: 'Sessions travel in cookies. Errors are problem documents (RFC 9457).',
    },
    servers: [{ url: publicUrl }],
    paths,
  });
}

function operation(name: string, row: EndpointRow): ZodOpenApiOperationObject {
  const mediaType = row.mediaType ?? 'application/json';
  const text = z.string().min(8).max(100);
  const key = needsKey(row) ? text : text.optional();
  const seenBy = z
    .string()
    .optional()
    .describe('For users: to be answered as this participant at the customer is');
  return {
    operationId: name,
    summary: row.summary,
    description: `For: ${audienceMeaning[row.audience]}.`,
    requestParams: {
      ...(row.params && { path: row.params }),
      ...(row.query && { query: row.query }),
      ...(row.method === 'POST' && { header: z.object({ 'Idempotency-Key': key }) }),
      ...(maySeeAsCustomer(row) && { header: z.object({ [seenByHeader]: seenBy }) }),
    },
    ...(row.body && { requestBody: { content: { 'application/json': { schema: row.body } } } }),
    responses: {
      200: { description: 'Done', content: { [mediaType]: row.answer ? { schema: row.answer } : {} } },
      default: {
        description: 'Refused; `code` says why',
        content: { 'application/problem+json': { schema: Problem } },
      },
    },
  };
}
