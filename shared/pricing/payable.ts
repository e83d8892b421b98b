import { divRound } from '../money/decimal.ts';
import type { PayableTotal, ValueTotal } from './priced-quote.ts';
import type { Minor } from './to-minor.ts';

/**
 * The amount to pay in coins that exist (öresavrundning, EN 16931 BT-114): to the nearest step, half away from zero
 * like every rounding here. Off by default; touches neither VAT nor what it is taken on.
 *
 * Worked: 4 467.75 at 25 % is 1 116.94 in VAT, 5 584.69 in total, rounded by +0.31 to 5 585.
 */
export function payableTotal(total: ValueTotal, step: bigint | null, minor: Minor): PayableTotal {
  const gross = BigInt(total.gross);
  const payable = step === null ? gross : divRound(gross, step) * step;
  return { ...total, rounding: minor(payable - gross), payable: minor(payable) };
}
