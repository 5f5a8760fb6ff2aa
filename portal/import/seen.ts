import { createHash } from 'node:crypto';

/**
 * The ids of one import, to tell a repeated record from a second one under the same id. Remembers 53 bits of each id's hash and of its
 * content's, about 60 bytes a record, so a gigabyte of records needs some tens of megabytes.
 */
export function createSeen() {
  const contents = new Map<number, number>();
  return {
    /** `first` of this id; `again` with the same content; `other` content under an id already used. */
    note(id: string, content: string): 'first' | 'again' | 'other' {
      const [key, hash] = [shortHash(id), shortHash(content)];
      const known = contents.get(key);
      if (known === undefined) contents.set(key, hash);
      return known === undefined ? 'first' : known === hash ? 'again' : 'other';
    },
  };
}

const shortHash = (text: string): number => Number(createHash('sha1').update(text).digest().readBigUInt64BE() >> 11n);
