/** Reading a quote as somebody at the customer is answered, for sellers who check what the customer has. */
import type { EndpointRow } from './api.ts';

/** The request header that names the person, by their place in the quote. */
export const seenByHeader = 'Seen-By';

/** Instead of a person: whoever will be invited. */
export const anybody = 'customer';

/** Only what is read, and is no file: nothing is ever done in another's name. */
export function maySeeAsCustomer({ method, audience, answer }: EndpointRow): boolean {
  return method === 'GET' && audience === 'participant' && answer !== undefined;
}
