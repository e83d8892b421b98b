/**
 * The thread that holds the one writing connection. A commit waits for the disk, for milliseconds at best; here
 * it keeps nobody waiting but those whose writes it carries.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { SqliteConnection } from './sqlite-connection.ts';
import type { ConditionalWrite, WriterAnswer, WriterRequest } from './writer-protocol.ts';

const begin = { sql: 'begin immediate', parameters: [] };
const commit = { sql: 'commit', parameters: [] };
const rollback = { sql: 'rollback', parameters: [] };
const nothing: WriterAnswer = { result: { rows: [] } };

if (!parentPort) throw new Error('This module is run as a worker thread');
const port = parentPort;
const connection = SqliteConnection.writer(String(workerData));
port.postMessage(nothing);
port.on('message', (request: WriterRequest) => {
  port.postMessage(answer(request));
  if (request.type === 'close') port.close();
});

function answer(request: WriterRequest): WriterAnswer {
  try {
    switch (request.type) {
      case 'run':
        // Immediate: the write lock is taken here and not in the middle, where taking it can fail.
        if (request.begins) connection.run(begin);
        return { result: connection.run(request.statement) };
      case 'conditional':
        if (request.begins) connection.run(begin);
        return runConditional(request.writes, request.commits);
      case 'commit':
        connection.run(commit);
        return nothing;
      case 'rollback':
        if (connection.isInTransaction) connection.run(rollback);
        return nothing;
      case 'close':
        connection.close();
        return nothing;
    }
  } catch (error) {
    return failure(error);
  }
}

function runConditional(writes: readonly ConditionalWrite[], commits: boolean): WriterAnswer {
  const held: boolean[] = [];
  for (const [index, { condition, statements }] of writes.entries()) {
    try {
      const isHeld = connection.run(condition).changes === 1n;
      held.push(isHeld);
      if (isHeld) for (const statement of statements) connection.run(statement);
    } catch (error) {
      return failure(error, index);
    }
  }
  if (commits) connection.run(commit);
  return { held };
}

function failure(error: unknown, write?: number): WriterAnswer {
  const message = error instanceof Error ? error.message : String(error);
  const errcode = error instanceof Error && 'errcode' in error ? Number(error.errcode) : null;
  return { error: { message, errcode, ...(write === undefined ? {} : { write }) } };
}
