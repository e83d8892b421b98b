/**
 * The questions that open an opportunity, as a form: what it starts with, what is wrong with an answer, and the
 * body to send. The rules themselves are those of `shared/opportunity/gate.ts`.
 */
import { parseNumber } from '#shared/money/parse-number.ts';
import { closesInTime, OpportunityGate } from '#shared/opportunity/gate.ts';
import { standardPipelineId } from '#shared/opportunity/pipeline.ts';

export interface GateValues {
  title: string;
  customerName: string;
  customerCompanyNumber: string;
  customerAddress: string;
  value: string;
  /** The high end of a range; empty: it is one amount. */
  valueHigh: string;
  currency: string;
  expectedClose: string;
  contactName: string;
  contactEmail: string;
  needWithinHalfYear: boolean;
  needNote: string;
  source: string;
  pipelineId: string;
}
export type GateField = keyof GateValues;

export const emptyGate: GateValues = {
  title: '',
  customerName: '',
  customerCompanyNumber: '',
  customerAddress: '',
  value: '',
  valueHigh: '',
  currency: 'SEK',
  expectedClose: '',
  contactName: '',
  contactEmail: '',
  needWithinHalfYear: false,
  needNote: '',
  source: '',
  pipelineId: standardPipelineId,
};

/** Currencies offered in the form; the server takes any ISO 4217 code. */
export const offeredCurrencies = ['SEK', 'EUR', 'NOK', 'DKK', 'GBP', 'USD'] as const;

function body({ valueHigh, ...values }: GateValues): unknown {
  const high = valueHigh.trim() === '' ? {} : { valueHigh: parseNumber(valueHigh) ?? '' };
  return { ...values, value: parseNumber(values.value) ?? '', ...high };
}

export function isGateField(name: string): name is GateField {
  return Object.hasOwn(emptyGate, name);
}

/** The fields whose answers do not fit, in the form's order. `today` is an ISO date. */
export function unfitFields(values: GateValues, today: string): GateField[] {
  const parsed = OpportunityGate.safeParse(body(values));
  const unfit = new Set(parsed.success ? [] : parsed.error.issues.map((issue) => String(issue.path[0])));
  if (!closesInTime(values.expectedClose, today)) unfit.add('expectedClose');
  if ((parseNumber(values.value) ?? '').startsWith('-')) unfit.add('value');
  if (values.valueHigh.trim() !== '' && !isRange(values)) unfit.add('valueHigh');
  return Object.keys(emptyGate)
    .filter(isGateField)
    .filter((field) => unfit.has(field));
}

/** Whether the range has an end above its beginning. Figures of a form are small enough to compare as numbers. */
function isRange({ value, valueHigh }: GateValues): boolean {
  return Number(parseNumber(valueHigh) ?? 0) > Number(parseNumber(value) ?? 0);
}

/** What to send. Call it once `unfitFields` is empty; throws otherwise. */
export function gateBody(values: GateValues): OpportunityGate {
  return OpportunityGate.parse(body(values));
}
