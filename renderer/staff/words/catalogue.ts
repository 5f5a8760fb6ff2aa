import type { en } from './en.ts';

/** The sentences of one language of the console: English's shape with any words in it. A language that lacks one does not compile. */
export type StaffWords = Words<typeof en>;

type Words<T> = T extends string
  ? string
  : T extends (...values: infer Values) => string
    ? (...values: Values) => string
    : { readonly [Key in keyof T]: Words<T[Key]> };
