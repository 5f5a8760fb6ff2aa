import { formOf } from '../../shared/domain/forms/installed-form.ts';
import type { FormChoices } from '../../shared/domain/forms/offer.ts';
import type { SiteId } from '../../shared/domain/ids.ts';
import type { ReadScope } from '../store/store.ts';

/** What a manager may have asked at a site, and whom they may name to come: active clinicians who work there. */
export async function formChoices(tx: ReadScope, site: SiteId): Promise<FormChoices> {
  const asked = new Set((await tx.forms.offered()).map(({ canonical }) => canonical));
  const forms = [];
  for (const { retiredAt: _, ...line } of await tx.forms.list()) {
    const installed = await tx.forms.find(line.canonical);
    const languages = [...((installed && formOf(installed))?.languages ?? [])];
    forms.push({ ...line, languages, current: asked.has(line.canonical) });
  }
  const clinicians = (await tx.staff.cliniciansOf(site)).map(({ id, name }) => ({ staff: id, name }));
  return { forms, clinicians };
}
