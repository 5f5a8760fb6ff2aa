import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/**
 * What the shipped binary may still be talked into from outside. Every fuse of the Electron being packed must be decided here:
 * a new one stops the packaging. Archive integrity exists on Windows and macOS only.
 */
const decisions = (platform) => ({
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: platform !== 'linux',
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
});

/** Burns the decisions into a packed executable; throws when it has a fuse that nobody decided. */
export const setFuses = (executable, platform) =>
  flipFuses(executable, { version: FuseVersion.V1, strictlyRequireAllFuses: true, ...decisions(platform) });

/** Reads the fuses back from the file: `[{ name, wanted, found, ok }]`. */
export async function readFuses(executable, platform) {
  const wire = await getCurrentFuseWire(executable);
  return Object.entries(decisions(platform)).map(([fuse, on]) => {
    const wanted = on ? FuseState.ENABLE : FuseState.DISABLE;
    return { name: FuseV1Options[fuse], wanted: on, found: wire[fuse] === FuseState.ENABLE, ok: wire[fuse] === wanted };
  });
}
