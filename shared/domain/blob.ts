import { z } from 'zod';

/** SHA-256 of a picture's bytes in clear, hex. It is the picture's name on the device, on the line and at the portal. */
export const BlobHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'BlobHash'>();
export type BlobHash = z.infer<typeof BlobHash>;

export const BlobType = z.enum(['image/jpeg', 'image/png']);
export type BlobType = z.infer<typeof BlobType>;

/** A photographed card of 1600 pixels has a third of this. Also below the portal's limit for any request. */
export const maxBlobBytes = 1_000_000;

/** What the bytes are by how they begin, whatever anybody says they are; null for everything else. */
export function blobTypeOf(bytes: Uint8Array): BlobType | null {
  const begins = (...head: readonly number[]) => head.every((byte, index) => bytes[index] === byte);
  if (begins(0xff, 0xd8, 0xff)) return 'image/jpeg';
  return begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) ? 'image/png' : null;
}

/** Why a picture is not kept; null when it may be. Decided on the device and again at the portal. */
export function refuseBlob(bytes: Uint8Array): 'not-a-picture' | 'too-large' | null {
  if (bytes.length > maxBlobBytes) return 'too-large';
  return blobTypeOf(bytes) === null ? 'not-a-picture' : null;
}
