import { mayStaff } from '../../shared/domain/access.ts';
import { contrastWithWhite, minContrast } from '../../shared/domain/site.ts';
import { err, ok } from '../../shared/result.ts';
import type { Command } from '../../shared/sync/portal-api.ts';
import { areKnown } from '../store/languages.ts';
import type { WriteScope } from '../store/store.ts';
import type { Asker, Outcome } from './command.ts';

/** A manager saves the settings of the site. Two who edit at once never overwrite each other: the second is told. */
export async function saveSettings(
  tx: WriteScope,
  { device, session }: Asker,
  { basedOn, settings }: Extract<Command, { type: 'save-settings' }>,
): Promise<Outcome> {
  if (device.role !== 'console' || !session || !mayStaff(session.staff.role, 'settings.write')) return err('not-allowed');
  if (contrastWithWhite(settings.primaryColour) < minContrast) return err('low-contrast');
  // A language that was retired meanwhile: the manager looks again.
  if (!areKnown(settings.languages, await tx.languages.current())) return err('settings-changed');
  if (!(await tx.sites.save(device.site, settings, basedOn))) return err('settings-changed');
  tx.audit(
    { actor: { kind: 'staff', id: session.staff.id }, action: 'settings-save', detail: { site: device.site, version: basedOn + 1 } },
    device.id,
  );
  return ok({ found: null });
}
