import { createReadStream, type ReadStream } from 'node:fs';
import { createGunzip, type Gunzip } from 'node:zlib';
import { maxRecordBytes } from './byte-lines.ts';
import type { InputFile } from './input-files.ts';
import type { ImportRefusal } from './refusal.ts';

/** The whole file when it is at most one record long, else null. */
export async function readSmall(file: InputFile, onBytes: (count: number) => void): Promise<Uint8Array | null> {
  if (!file.gzip && file.bytes > maxRecordBytes) return null;
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytesOf(file, () => {})) {
    parts.push(chunk);
    length += chunk.length;
    if (length > maxRecordBytes) return null;
  }
  onBytes(file.bytes);
  return Buffer.concat(parts);
}

/** A file's content in chunks, unpacked. @param onBytes told how many bytes were read from disk */
export async function* bytesOf(file: InputFile, onBytes: (count: number) => void): AsyncGenerator<Uint8Array> {
  const disk = createReadStream(file.path, { highWaterMark: 256 * 1024 });
  const content = file.gzip ? unzipped(disk) : disk;
  let counted = 0;
  try {
    for await (const chunk of content) {
      onBytes(disk.bytesRead - counted);
      counted = disk.bytesRead;
      yield chunk as Uint8Array;
    }
  } finally {
    disk.destroy();
    content.destroy();
  }
}

function unzipped(disk: ReadStream): Gunzip {
  const gunzip = createGunzip();
  disk.on('error', (error) => gunzip.destroy(error)).pipe(gunzip);
  return gunzip;
}

/** What a failed reading means; what is not about the file is thrown on. */
export function readFailure(error: unknown): ImportRefusal {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'Z_BUF_ERROR') return 'truncated';
  if (code.startsWith('Z_')) return 'unreadable';
  if (typeof (error as NodeJS.ErrnoException).syscall === 'string') return 'unreadable';
  throw error;
}
