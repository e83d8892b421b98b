/** In what a guest is asked about their name, for those who are asked. */
import { nameEn } from '../quote-room/texts/name.en.ts';

export const en = { name: nameEn };
