/** Who is the same customer, over all deals. Nobody keeps a register: it follows from what is answered at the gate. */
import { createHash } from 'node:crypto';
import { CustomerId } from '#shared/ids.ts';

/** Tells customers apart: by company number, else by name. */
export function customerKey(companyNumber: string, name: string): string {
  return companyNumber.replace(/[^0-9a-z]/gi, '').toLowerCase() || inOneSpelling(name);
}

/** The same, for an address and an index: of one length, whatever is in the name. */
export function customerId(companyNumber: string, name: string): CustomerId {
  const hash = createHash('sha256').update(customerKey(companyNumber, name));
  return CustomerId.parse(hash.digest('base64url').slice(0, 32));
}

export function inOneSpelling(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}
