import { createHash } from 'node:crypto';
import { mayStaff } from '../../shared/domain/access.ts';
import { type BlobHash, type BlobType, blobTypeOf, refuseBlob } from '../../shared/domain/blob.ts';
import type { CardSide } from '../../shared/domain/coverage.ts';
import type { FactId } from '../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Device } from '../store/devices.ts';
import type { Store } from '../store/store.ts';

/** A device that has this many pictures here which no fact names sends nothing but pictures: it waits. */
const unnamedPerDevice = 200;

/** Takes one picture from a kiosk, under its own name (docs/sync.md S50). The same one again changes nothing. */
export const takeBlob =
  ({ store }: { readonly store: Store }) =>
  async (device: Device, hash: BlobHash, bytes: Buffer): Promise<Result<null, 'not-allowed' | 'picture-refused' | 'too-many'>> => {
    if (device.role !== 'kiosk') return err('not-allowed');
    const named = createHash('sha256').update(bytes).digest('hex');
    const refused = refuseBlob(bytes) ?? (named === hash ? null : 'wrong-name');
    return store.write(device.tenant, async (tx) => {
      if (refused !== null) {
        const detail = { bytes: bytes.length, reason: refused };
        tx.audit({ actor: { kind: 'device' }, action: 'picture-accept', outcome: 'refused', detail }, device.id);
        return err('picture-refused');
      }
      if ((await tx.blobs.unnamedOf(device.id)) >= unnamedPerDevice) return err('too-many');
      if (await tx.blobs.put(hash, device.id, bytes))
        tx.audit({ actor: { kind: 'device' }, action: 'picture-accept', detail: { bytes: bytes.length } }, device.id);
      return ok(null);
    });
  };

export interface CardPicture {
  readonly type: BlobType;
  readonly base64: string;
}

/** One side of a card, for somebody who is signed in at a console of that site and may decide about it. Each look is written down. */
export const readCardPicture =
  ({ store }: { readonly store: Store }) =>
  (
    device: Device,
    { answer: id, side }: { readonly answer: FactId; readonly side: CardSide },
    token: string | null,
  ): Promise<Result<CardPicture, 'not-allowed' | 'not-found'>> =>
    store.write(device.tenant, async (tx) => {
      const session = token === null ? null : await tx.staffSessions.find(token, device.id);
      const may =
        device.role === 'console' && session?.staff.sites.includes(device.site) === true && mayStaff(session.staff.role, 'change.review');
      if (!may || session === null) {
        tx.audit({ actor: { kind: 'device' }, action: 'access-refused', outcome: 'refused', detail: { what: 'card-picture' } }, device.id);
        return err('not-allowed');
      }
      const answer = await tx.coverageAnswers.find(id);
      const hash = answer?.site === device.site && answer.reply.kind === 'new-card' ? answer.reply.pictures[side] : null;
      const bytes = hash === null ? null : await tx.blobs.find(hash);
      const type = bytes === null ? null : blobTypeOf(bytes);
      if (!answer || bytes === null || type === null) return err('not-found');
      const actor = { kind: 'staff', id: session.staff.id } as const;
      tx.audit({ actor, action: 'picture-read', subject: `Patient/${answer.patient}`, detail: { answer: id, side } }, device.id);
      return ok({ type, base64: bytes.toString('base64') });
    });
