import type { PatientId } from '../../shared/domain/ids.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import { balanceTypes, openBalance } from '../domain/open-balance.ts';
import type { ReadScope } from '../store/store.ts';

/** A balance is looked at only where some rule of the site asks for it. */
export const looksAtBalance = ({ rules }: Policy['arrival']): boolean => rules.some(({ when }) => when.owes);

/** Whose open balance is over the site's limit. */
export async function owingPatients(
  tx: ReadScope,
  patients: readonly PatientId[],
  policy: Policy['arrival'],
): Promise<ReadonlySet<PatientId>> {
  if (!looksAtBalance(policy)) return new Set();
  const records = await tx.resources.ofPatients([...new Set(patients)], balanceTypes);
  return new Set([...records].filter(([, resources]) => openBalance(resources) > policy.owesOver).map(([patient]) => patient));
}
