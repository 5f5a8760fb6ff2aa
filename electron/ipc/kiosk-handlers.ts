import { defaultPolicy } from '../../shared/domain/policy.ts';
import { type Site, SiteSettings } from '../../shared/domain/site.ts';
import type { TimeZone } from '../../shared/domain/time.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import { kioskContract, type OutOfService } from '../../shared/ipc/kiosk.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { begin, moveTo, speak, stillHere } from '../usecases/begin.ts';
import { callQuietly, confirmDetails, details, requestChange, reveal } from '../usecases/details.ts';
import type { EndVisit } from '../usecases/end-visit.ts';
import { askDesk } from '../usecases/hand-off.ts';
import { isHandOut } from '../usecases/hand-out.ts';
import { answerFirstName, choose, identifyByCode, identifyByName } from '../usecases/identify.ts';
import type { KioskDeps } from '../usecases/kiosk-deps.ts';
import type { SpeechDevice } from '../usecases/speech.ts';
import type { Presence } from '../usecases/staff-help.ts';
import { helper, idleState, receipt } from '../usecases/visit-status.ts';
import { appointmentHandlers } from './kiosk-handlers/appointments.ts';
import { consentHandlers } from './kiosk-handlers/consents.ts';
import { coverageHandlers } from './kiosk-handlers/coverage.ts';
import { formHandlers } from './kiosk-handlers/forms.ts';
import { identifyHandlers } from './kiosk-handlers/identify.ts';
import { othersHandlers } from './kiosk-handlers/others.ts';
import { speechHandlers } from './kiosk-handlers/speech.ts';
import { said } from './said.ts';

type KioskHandlers = Handlers<typeof kioskContract>;

export interface GlassFacts {
  readonly pixelsPerMm: () => number;
  readonly demoNotice: boolean;
}

export interface OpenKiosk extends GlassFacts {
  /** Where this kiosk can speak; left out, it cannot. */
  readonly speech?: SpeechDevice | null;
  readonly onOutput?: (there: boolean, names: readonly string[]) => void;
  readonly deps: KioskDeps;
  readonly outOfService: () => OutOfService | null;
  readonly endVisit: EndVisit;
  readonly presence: Pick<Presence, 'takeBack'>;
}

/** A kiosk that can serve patients. */
export function kioskHandlers({
  deps,
  outOfService,
  endVisit,
  presence,
  speech = null,
  onOutput = () => {},
  ...glass
}: OpenKiosk): KioskHandlers {
  const spoken = speechHandlers({ deps, device: speech, onOutput });
  const inService =
    <I, A>(serve: (input: I) => A) =>
    (input: I): A | Result<never, 'visit-over'> =>
      outOfService() === null ? serve(input) : err('visit-over');
  return {
    surroundings: () =>
      ok({
        ...surroundings(deps.store.site.current(), glass),
        addedLanguages: deps.store.languages.all().map((one) => ({ ...one, spoken: speech?.speaks(one.code) ?? false })),
        handOut: isHandOut(deps),
        outOfService: outOfService(),
        speech: spoken.offer(),
        begun: deps.visits.current()?.language ?? null,
      }),
    status: () => {
      const idle = idleState(deps);
      return ok({
        outOfService: outOfService(),
        idle: idle.kind === 'over' ? { kind: 'warning', secondsLeft: 1 } : idle,
        receipt: receipt(deps),
        online: deps.portal.isReachable(),
        helper: helper(deps),
      });
    },
    begin: (input) => (outOfService() === null ? begin(deps)(input) : err('unavailable')),
    speak: speak(deps),
    moveTo: moveTo(deps),
    stillHere: stillHere(deps),
    identifyByCode: inService(async (input) => said(await identifyByCode(deps)(input))),
    identifyByName: inService(async (input) => said(await identifyByName(deps)(input))),
    answerFirstName: inService(async (input) => said(await answerFirstName(deps)(input))),
    ...identifyHandlers(deps),
    ...formHandlers(deps),
    ...consentHandlers(deps),
    ...appointmentHandlers(deps),
    ...coverageHandlers(deps),
    choose: inService((input) => said(choose(deps)(input))),
    details: () => said(details(deps)()),
    reveal: (input) => said(reveal(deps)(input)),
    requestChange: (input) => said(requestChange(deps)(input)),
    confirmDetails: () => said(confirmDetails(deps)()),
    callQuietly: () => said(callQuietly(deps)()),
    askDesk: (input) => said(askDesk(deps)(input)),
    ...spoken.methods,
    ...othersHandlers({ deps, endVisit, presence }),
    finish: () => {
      endVisit('finished');
      return ok({});
    },
  };
}

/** A kiosk that can serve nobody: it says so, with the reason for IT, and knows no patient. */
export function closedKioskHandlers(reason: OutOfService, glass: GlassFacts): KioskHandlers {
  const over = Object.fromEntries(Object.keys(kioskContract.methods).map((name) => [name, () => err('visit-over')]));
  return {
    ...(over as unknown as KioskHandlers),
    surroundings: () => ok({ ...surroundings(null, glass), outOfService: reason, speech: null, begun: null }),
    status: () => ok({ outOfService: reason, idle: { kind: 'active' }, receipt: null, online: false, helper: null }),
    begin: () => err('unavailable'),
    listen: () => err('not-offered'),
    say: () => err('not-offered'),
    foundOutputs: () => err('not-offered'),
    finish: () => ok({}),
  };
}

type SiteLook = Pick<Site, 'zone' | 'settings' | 'codeChannels'>;

/** Shown until the portal has told this device about its site. */
const unknownSite: SiteLook = { codeChannels: [], zone: 'UTC' as TimeZone, settings: SiteSettings.parse({ name: 'Foyer' }) };

function surroundings(site: SiteLook | null, { pixelsPerMm, demoNotice }: GlassFacts) {
  const { zone, settings, codeChannels } = site ?? unknownSite;
  const { identity, details: shown, idle, education } = site === null ? defaultPolicy : settings.policy;
  return {
    siteName: settings.name,
    zone,
    hasLogo: settings.logo !== null,
    primaryColour: settings.primaryColour,
    languages: [...settings.languages],
    addedLanguages: [],
    codeChannels: [...codeChannels],
    nameTierAllowed: identity.nameTierAllowed,
    handOut: false,
    revealSeconds: shown.revealSeconds,
    doneSeconds: idle.doneSeconds,
    pixelsPerMm: pixelsPerMm(),
    demoNotice,
    takeAwayUrl: education.takeAwayUrl,
  };
}
