/** One line or one element may be this long; longer ones are refused and skipped without being held in memory. */
export const maxRecordBytes = 32 * 1024 * 1024;

export interface ByteLine {
  /** From 1. */
  readonly number: number;
  /** Without its line end; null when longer than the limit. */
  readonly bytes: Uint8Array | null;
}

const newline = 0x0a;

/** Splits a stream of bytes at line feeds, holding one line at a time. */
export async function* byteLines(chunks: AsyncIterable<Uint8Array>, limit = maxRecordBytes): AsyncGenerator<ByteLine> {
  let held: Uint8Array[] = [];
  let length = 0;
  let number = 1;
  const take = (part: Uint8Array) => {
    length += part.length;
    if (length <= limit) held.push(part);
    else held = [];
  };
  const finished = (): ByteLine => {
    const bytes = length > limit ? null : held.length === 1 && held[0] ? held[0] : Buffer.concat(held);
    held = [];
    length = 0;
    return { number: number++, bytes };
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
      take(chunk.subarray(from, at));
      yield finished();
      from = at + 1;
    }
    if (from < chunk.length) take(chunk.subarray(from));
  }
  if (length > 0) yield finished();
}
