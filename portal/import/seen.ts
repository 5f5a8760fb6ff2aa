import { createHash } from 'node:crypto';

/**
 * The ids of one import, to tell a repeated record from a second one under the same id. Remembers 53 bits of each id's hash and of its
 * content's in two plain arrays, 23 to 46 bytes a record, so a gigabyte of records needs some tens of megabytes.
 */
export function createSeen(slots = 1 << 12) {
  let ids = new Float64Array(slots);
  let contents = new Float64Array(slots);
  let size = 0;

  /** Where an id is, or the free place where it belongs. Places are a power of two; 0 marks a free one. */
  function placeOf(id: number): number {
    const mask = ids.length - 1;
    let at = id % ids.length;
    while (ids[at] !== 0 && ids[at] !== id) at = (at + 1) & mask;
    return at;
  }

  function grow(): void {
    const [oldIds, oldContents] = [ids, contents];
    ids = new Float64Array(oldIds.length * 2);
    contents = new Float64Array(oldIds.length * 2);
    for (const [index, id] of oldIds.entries()) {
      if (id === 0) continue;
      const at = placeOf(id);
      ids[at] = id;
      contents[at] = oldContents[index] ?? 0;
    }
  }

  return {
    /** `first` of this id; `again` with the same content; `other` content under an id already used. */
    note(id: string, content: string): 'first' | 'again' | 'other' {
      const [key, hash] = [shortHash(id), shortHash(content)];
      const at = placeOf(key);
      if (ids[at] === key) return contents[at] === hash ? 'again' : 'other';
      ids[at] = key;
      contents[at] = hash;
      size += 1;
      if (size > ids.length * 0.7) grow();
      return 'first';
    },
  };
}

/** From 1 to 2^53 - 1. */
const shortHash = (text: string): number => Number(createHash('sha1').update(text).digest().readBigUInt64BE() >> 11n) || 1;
