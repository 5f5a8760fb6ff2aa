/** What a system offers to keep a secret for one program. `key-vault.ts` implements it over Electron, tests over AES. */
export interface Protector {
  isAvailable(): boolean;
  /** Which keeper answers, for example `gnome_libsecret`, `dpapi`, `basic_text`. */
  backend(): string;
  /** Both throw when the keeper is locked or the bytes were not its own. */
  protect(secret: Buffer): Buffer;
  unprotect(kept: Buffer): Buffer;
}
