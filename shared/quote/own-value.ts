/**
 * What a record holds under an id, and not what every object answers to: under "constructor" or "__proto__" a plain
 * object has something nobody put there. Readers make records without such names, but pricing takes any.
 */
export const ownValue = <T>(record: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(record, id) ? record[id] : undefined;
