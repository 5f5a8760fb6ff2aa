import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type { Instant } from '../../shared/domain/time.ts';
import type { Result } from '../../shared/result.ts';
import type { Authority } from '../auth/authority.ts';
import type { Certified, GateRefusal } from '../auth/device-gate.ts';
import type { Hints } from '../hints.ts';
import type { ReportBug } from '../report.ts';
import type { Device } from '../store/devices.ts';
import type { Store } from '../store/store.ts';

/** Everything the routes stand on, given in by the process or a test. */
export interface AppDeps {
  readonly store: Store;
  readonly authority: Authority;
  readonly hints: Hints;
  readonly now: () => Instant;
  readonly reportBug: ReportBug;
  /** Who a request comes from, as TLS verified it. */
  readonly certifiedBy: (request: IncomingMessage) => Certified | null;
}

/** What the routes for devices need besides: who asks, or why they may not. */
export interface DeviceDeps extends AppDeps {
  readonly gate: (request: FastifyRequest) => Promise<Result<Device, GateRefusal>>;
}
