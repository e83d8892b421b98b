/** How long the dearest frames that are still let in keep the server from everybody else. */
import * as Y from 'yjs';
import { openRoomsWorld, type RoomsWorld } from '../../support/rooms-world.ts';
import { median } from '../figures.ts';
import { bounded, type Row } from '../row.ts';
import { Attacker } from './attacker.ts';
import { type DearFrame, dearFrames } from './frames.ts';
import { longestStall } from './stall.ts';

const rounds = 3;
/** Milliseconds that one message may keep the event loop. */
const most = 250;

export async function benchDearest(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const frame of dearFrames) rows.push(await rowOf(frame));
  return rows;
}

async function rowOf(frame: DearFrame): Promise<Row> {
  const stalls: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { stall, refused } = await measure(frame);
    if (refused !== null) throw new Error(`${frame.name}: the room would not have it: ${refused}`);
    stalls.push(stall);
  }
  return bounded({ name: frame.name, value: median(stalls), unit: 'ms' }, 'at most', most);
}

/** In a room with a seller, who sends it, and a customer, who is told. */
async function measure({
  quote,
  before,
  make,
}: DearFrame): Promise<{ stall: number; refused: string | null }> {
  const world = await openRoomsWorld({}, quote);
  const attacker = new Attacker(world, world.seller, 'attacker');
  const other = new Attacker(world, world.buyer, 'customer');
  try {
    await Promise.all([attacker.ask(new Uint8Array([0])), other.ask(new Uint8Array([0]))]);
    const copy = await copyOf(world);
    for (const update of before?.(copy) ?? []) await attacker.sendUpdate(update);
    const send = make(before ? await copyOf(world) : copy);
    globalThis.gc?.();
    const stall = await longestStall(() => send(attacker));
    return { stall, refused: attacker.refused };
  } finally {
    attacker.leave();
    other.leave();
    await world.close();
  }
}

async function copyOf(world: RoomsWorld): Promise<Y.Doc> {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, await world.rooms().hold(world.quoteId, async ({ yjsState }) => yjsState));
  return copy;
}
