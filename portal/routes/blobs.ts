import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { BlobHash, BlobType, maxBlobBytes } from '../../shared/domain/blob.ts';
import { CardSide } from '../../shared/domain/coverage.ts';
import { FactId } from '../../shared/domain/ids.ts';
import { paths } from '../../shared/sync/portal-api.ts';
import type { Device } from '../store/devices.ts';
import { readCardPicture, takeBlob } from '../usecases/blobs.ts';
import { type Answer, done, malformed, refused, send } from './answer.ts';
import type { DeviceDeps } from './deps.ts';

export interface BlobDeps extends Pick<DeviceDeps, 'store'> {
  readonly askerOf: (request: FastifyRequest) => Device;
  readonly tokenOf: (request: FastifyRequest) => string | null;
}

const Name = z.object({ hash: BlobHash });
const Side = z.object({ answer: FactId, side: CardSide });

/** Pictures on their way in, whole and as bytes; and out again, one at a time, to staff. */
export function blobRoutes(app: FastifyInstance, { askerOf, tokenOf, ...deps }: BlobDeps): void {
  const take = takeBlob(deps);
  const read = readCardPicture(deps);

  app.addContentTypeParser([...BlobType.options], { parseAs: 'buffer', bodyLimit: maxBlobBytes }, (_request, body, taken) =>
    taken(null, body),
  );

  app.put(`${paths.blobs}/:hash`, async (request, reply) => {
    const name = Name.safeParse(request.params);
    if (!name.success || !Buffer.isBuffer(request.body)) return send(reply, malformed);
    const taken = await take(askerOf(request), name.data.hash, request.body);
    return send(reply, taken.ok ? done({}) : refused(statusOf[taken.error], taken.error));
  });

  app.get(`${paths.cardPictures}/:answer/:side`, async (request, reply) => send(reply, await pictureFor(request)));

  async function pictureFor(request: FastifyRequest): Promise<Answer> {
    const which = Side.safeParse(request.params);
    if (!which.success) return malformed;
    const picture = await read(askerOf(request), which.data, tokenOf(request));
    if (picture.ok) return done(picture.value);
    return refused(picture.error === 'not-found' ? 404 : 401, picture.error === 'not-found' ? 'not-found' : 'signed-out');
  }
}

const statusOf = { 'not-allowed': 403, 'picture-refused': 422, 'too-many': 429 } as const;
