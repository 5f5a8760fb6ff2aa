import type { en } from './en.ts';

/** The sentences of one language: English's shape with any words in it. A language that lacks one does not compile. */
export type Catalogue = Words<typeof en>;

/** The same shape with any words in it. */
export type Words<T> = T extends string
  ? string
  : T extends (...values: infer Values) => string
    ? (...values: Values) => string
    : T extends readonly unknown[]
      ? readonly string[]
      : { readonly [Key in keyof T]: Words<T[Key]> };
