import { rmSync } from 'node:fs';
import type { BootId } from '../shared/domain/ids.ts';
import { FactId } from '../shared/domain/ids.ts';
import type { Vault } from '../shared/domain/vault.ts';
import type { OutOfService } from '../shared/ipc/kiosk.ts';
import { ok } from '../shared/result.ts';
import { EnrolmentFile } from '../shared/sync/portal-api.ts';
import type { DataFolder } from './provisioning/data-folder.ts';
import { prepareDataFolder } from './provisioning/data-folder.ts';
import { DeviceConfig, decideConfig } from './provisioning/device-config.ts';
import { decideEnrolmentRetry, unusableFile, waitingForFile } from './provisioning/enrolment.ts';
import { IdentityFile, identityOf } from './provisioning/identity-file.ts';
import { readJsonFile, writeJsonFile } from './provisioning/json-file.ts';
import type { CacheRole } from './store/appointments.ts';
import { systemClock } from './store/clock.ts';
import { openStore } from './store/open-store.ts';
import type { DeviceSecrets } from './store/secrets.ts';
import type { Store } from './store/store.ts';
import { type Enrolment, enrol } from './sync/enrol.ts';

export interface OpenDeps {
  readonly folder: DataFolder;
  readonly boot: BootId;
  readonly version: string;
  readonly makeVault: (config: DeviceConfig) => Vault;
  /** One plain line for whoever reads the system's log. Codes only. */
  readonly say: (line: string) => void;
}

/** A device that knows who it is and has its store open. */
export interface OpenDevice {
  readonly kind: 'open';
  readonly config: DeviceConfig;
  readonly identity: IdentityFile & { readonly role: CacheRole };
  readonly store: Store;
  readonly secrets: DeviceSecrets;
  readonly keyUnprotected: boolean;
}

/** A device that can serve nobody yet: why, as what it would serve, and when to try again. */
export interface ClosedDevice {
  readonly kind: 'closed';
  readonly reason: OutOfService;
  readonly role: CacheRole;
  readonly againMs: number;
}

const tryAgainMs = 5000;

/** config -> keys -> who am I -> store. Each step that fails names the screen to show; the next try starts from the top. */
export function createDeviceOpener(deps: OpenDeps) {
  const { folder, makeVault, say } = deps;
  let lastConfig: DeviceConfig | null = null;
  let failedEnrolments = 0;

  async function open(): Promise<OpenDevice | ClosedDevice> {
    const prepared = prepareDataFolder(folder);
    if (!prepared.ok) return closed('storage-failed', `the data folder cannot be used (${prepared.error})`);

    const config = readConfig();
    if (config.kind === 'stop') return closed(config.reason, config.why);

    const keys = await makeVault(config.config).open();
    if (!keys.ok)
      return closed(
        keys.error === 'storage-unwritable' ? 'storage-failed' : 'key-unavailable',
        `the key of this device is not available (${keys.error})`,
      );
    const { key, protection } = keys.value;
    try {
      const known = readJsonFile(folder.identity, IdentityFile);
      if (known.kind === 'absent') return await enrolNow(config.config, key, protection === 'none');
      if (known.kind !== 'read') return closed('settings-malformed', `identity.json is ${known.kind} (${known.why})`);
      return openAs(known.value, { config: config.config, key, keyUnprotected: protection === 'none', fresh: null });
    } finally {
      key.fill(0);
    }
  }

  function readConfig() {
    const reading = readJsonFile(folder.config, DeviceConfig);
    const before = lastConfig ?? lastKnown();
    const decision = decideConfig(reading, before);
    if (decision.kind === 'stop') {
      const why =
        reading.kind === 'read' || reading.kind === 'absent'
          ? `there is no ${folder.config}`
          : `device.json is ${reading.kind} (${reading.why})`;
      return { ...decision, why };
    }
    lastConfig = decision.config;
    if (reading.kind === 'read' && JSON.stringify(before) !== JSON.stringify(decision.config))
      writeJsonFile(folder.lastConfig, decision.config);
    return decision;
  }

  function lastKnown(): DeviceConfig | null {
    const kept = readJsonFile(folder.lastConfig, DeviceConfig);
    return kept.kind === 'read' ? kept.value : null;
  }

  async function enrolNow(config: DeviceConfig, key: Uint8Array, keyUnprotected: boolean): Promise<OpenDevice | ClosedDevice> {
    const role = screenRole();
    const file = readJsonFile(folder.enrolment, EnrolmentFile);
    if (file.kind === 'absent') return { kind: 'closed', role, ...waitingForFile };
    if (file.kind !== 'read') {
      say(`enrolment.json is ${file.kind} (${file.why})`);
      return { kind: 'closed', role, ...unusableFile };
    }
    const answer = await enrol(file.value, { clock: systemClock, platform: process.platform, version: deps.version });
    if (!answer.ok) {
      say(`enrolment did not succeed (${answer.error.kind}: ${answer.error.reason})`);
      failedEnrolments += 1;
      return { kind: 'closed', role, ...decideEnrolmentRetry(answer.error, failedEnrolments - 1, Math.random()) };
    }
    const opened = openAs(identityOf(answer.value.enrolled, file.value), { config, key, keyUnprotected, fresh: answer.value });
    if (opened.kind === 'open') rmSync(folder.enrolment, { force: true });
    return opened;
  }

  interface Keeping {
    readonly config: DeviceConfig;
    readonly key: Uint8Array;
    readonly keyUnprotected: boolean;
    /** Just enrolled: what must be kept before anything else happens. */
    readonly fresh: Enrolment | null;
  }

  function openAs(identity: IdentityFile, { config, key, keyUnprotected, fresh }: Keeping): OpenDevice | ClosedDevice {
    const { role } = identity;
    if (role === 'display' || (config.deviceRole !== undefined && config.deviceRole !== role)) {
      return closed('settings-malformed', `this device is enrolled as ${role}, which is not what device.json says`);
    }
    const { tenant, device, site, letter } = identity;
    const opened = openStore({
      file: folder.database,
      key,
      identity: { tenant, device, site, role, letter },
      boot: deps.boot,
      clock: systemClock,
      newId,
    });
    if (!opened.ok) return closed('storage-failed', `the store cannot be opened (${opened.error})`, role);
    const store: Store = opened.value;
    if (fresh !== null) keepEnrolment(store, identity, fresh);
    const secrets = store.secrets.current();
    if (secrets === null) {
      store.close();
      return closed('key-unavailable', 'the store holds no certificate; enrol this device again', role);
    }
    return { kind: 'open', config, identity: { ...identity, role }, store, secrets, keyUnprotected };
  }

  /** The key first, then the name: a device that knows its name also has its key. */
  function keepEnrolment(store: Store, identity: IdentityFile, { privateKey, enrolled: { certificate, ca } }: Enrolment): void {
    store.transaction(() => {
      store.secrets.put({ privateKey, certificate, ca });
      return ok(store.audit.append({ actor: { kind: 'device' }, action: 'enrol' }));
    });
    writeJsonFile(folder.identity, identity);
  }

  function closed(reason: OutOfService, why: string, role: CacheRole = screenRole()): ClosedDevice {
    say(why);
    return { kind: 'closed', reason, role, againMs: tryAgainMs };
  }

  /** As what a device that cannot be opened shows itself: what it was told to be, else what it was enrolled as, else a kiosk. */
  function screenRole(): CacheRole {
    const config = readJsonFile(folder.config, DeviceConfig);
    const identity = readJsonFile(folder.identity, IdentityFile);
    const told = config.kind === 'read' ? config.value.deviceRole : undefined;
    const enrolled = identity.kind === 'read' ? identity.value.role : undefined;
    return (told ?? enrolled) === 'console' ? 'console' : 'kiosk';
  }

  /** Whether the screen must show this program alone. Settings nobody can read are taken for the strict ones; where there are none, nobody set it up. */
  function mustBeLockedDown(): boolean {
    const kept = lastConfig ?? lastKnown();
    if (kept !== null) return kept.lockdown === 'required';
    return readJsonFile(folder.config, DeviceConfig).kind !== 'absent';
  }

  return { open, mustBeLockedDown };
}

const newId = (): FactId => FactId.parse(crypto.randomUUID());
