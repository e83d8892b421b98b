/** What every import has in common: rows are brought some at a time, and then read in at once or not at all. */
import { z } from 'zod';

/** So many rows are brought at once at most; they must also fit into one request. */
export const rowsPerPortion = 200;

/** `most`: so many rows a file has at most. */
export const fileBody = (most: number) =>
  z.strictObject({ fileName: z.string().trim().min(1).max(200), rowCount: z.int().min(1).max(most) });

/** From that place in the file on. */
export const portionBody = <Row extends z.ZodType>(row: Row, most: number) =>
  z.strictObject({ from: z.int().min(0).max(most), rows: z.array(row).min(1).max(rowsPerPortion) });

export const portionAnswer = z.strictObject({ brought: z.int() });
