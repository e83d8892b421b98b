/** Reads the messages a room adds to the stock protocol and hands each to the listener that wants it. */
import * as decoding from 'lib0/decoding';
import type { z } from 'zod';
import {
  Activity,
  Changed,
  messageTypes,
  Refused,
  Saved,
  StorageState,
  Welcome,
} from '#shared/protocol/room-messages.ts';

export interface RoomMessages {
  welcome(message: Welcome): void;
  saved(message: Saved): void;
  refused(message: Refused): void;
  changed(message: Changed): void;
  activity(message: Activity): void;
  storage(message: StorageState): void;
  /** The server has had a ping of ours. */
  pong(): void;
}

const schemas = {
  welcome: Welcome,
  saved: Saved,
  refused: Refused,
  changed: Changed,
  activity: Activity,
  storage: StorageState,
} as const satisfies Record<Exclude<keyof RoomMessages, 'pong'>, z.ZodType>;

type Handlers = Record<number, (encoder: never, decoder: decoding.Decoder, ...rest: never[]) => void>;

/** Adds a handler for each of our message types to a provider's table. A body that does not fit is a bug and throws. */
export function listenForMessages(handlers: Handlers, messages: RoomMessages): void {
  handlers[messageTypes.pong] = () => messages.pong();
  for (const name of Object.keys(schemas) as (keyof typeof schemas)[]) {
    handlers[messageTypes[name]] = (_encoder, decoder) => {
      const body: unknown = JSON.parse(decoding.readVarString(decoder));
      const hand = messages[name] as (message: unknown) => void;
      hand.call(messages, schemas[name].parse(body));
    };
  }
}
