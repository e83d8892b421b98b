/** What became of what people outside were told, as the seller sees it. */
import { z } from 'zod';

/** waiting: not yet, or to be tried again. failed: given up, until somebody says to try again. */
export const deliveryStates = ['waiting', 'delivered', 'failed', 'cancelled'] as const;
export const DeliveryState = z.enum(deliveryStates);
export type DeliveryState = z.infer<typeof DeliveryState>;
