export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** As typed or pasted: authenticator apps show it as `123 456`. */
  readonly code: string;
}

/** What is missing before the portal need be asked, field by field. */
export type Missing = Readonly<Record<keyof Credentials, boolean>>;

export const codeDigits = (typed: string): string => typed.normalize('NFKC').replace(/\s/g, '');

export function missingOf({ username, password, code }: Credentials): Missing {
  return { username: username.trim() === '', password: password === '', code: !/^\d{6}$/.test(codeDigits(code)) };
}
