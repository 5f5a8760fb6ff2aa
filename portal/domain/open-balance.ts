import { z } from 'zod';

/** FHIR types that say what a patient has to pay. */
export const balanceTypes = ['Account', 'Invoice'] as const;

const Money = z.object({ value: z.number() });
/** FHIR R4 Invoice: `issued` is sent and not yet paid. */
const OpenInvoice = z.object({
  resourceType: z.literal('Invoice'),
  status: z.literal('issued'),
  totalGross: Money.optional().catch(undefined),
  totalNet: Money.optional().catch(undefined),
});
/** FHIR R5 Account.balance, which many R4 systems send already: the patient's part of what is still to pay. */
const Account = z.object({
  resourceType: z.literal('Account'),
  status: z.string(),
  balance: z.array(
    z.object({
      amount: Money,
      estimate: z.boolean().optional(),
      aggregate: z.object({ coding: z.array(z.object({ code: z.string().optional() })).optional() }).optional(),
    }),
  ),
});

/**
 * What a patient still has to pay, in the clinic's own money. A source sends invoices, or the balance of the account they are in: the larger
 * of both counts, so that nothing counts twice.
 * @param resources FHIR resources of that patient, as imported; others than Invoice and Account count nothing
 */
export function openBalance(resources: readonly unknown[]): number {
  return Math.max(sumOf(resources.map(ofInvoice)), sumOf(resources.map(ofAccount)));
}

function ofInvoice(resource: unknown): number {
  const { success, data } = OpenInvoice.safeParse(resource);
  return success ? (data.totalGross?.value ?? data.totalNet?.value ?? 0) : 0;
}

function ofAccount(resource: unknown): number {
  const { success, data } = Account.safeParse(resource);
  if (!success || data.status !== 'active') return 0;
  return sumOf(data.balance.filter(isPatients).map(({ amount }) => amount.value));
}

/** Without an aggregate it is the whole account's, and the patient answers for it. */
const isPatients = ({ estimate, aggregate }: z.infer<typeof Account>['balance'][number]): boolean =>
  estimate !== true && (aggregate?.coding ?? []).every(({ code }) => code === undefined || code === 'patient');

/** In cents, so that 0.1 + 0.2 is 0.3. */
const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + Math.round(amount * 100), 0) / 100;
