import type { Words } from '../catalogue.ts';
import type { formsEn } from './en.ts';

export type FormWords = Words<typeof formsEn>;
