import { readFileSync } from 'node:fs';

/** What surrounds the program, as far as it decides whether a person could leave it. */
export interface Surround {
  readonly platform: NodeJS.Platform;
  /** Names of the processes this one was started by, nearest first. */
  readonly ancestors: readonly string[];
}

/**
 * Is this machine locked to the kiosk by its operating system? Full screen is not a boundary. On Linux the check is that the cage
 * compositor, which shows one program and no desktop, started us. Elsewhere nothing is known yet, and unknown is not locked.
 */
export const isLockedDown = ({ platform, ancestors }: Surround): boolean => platform === 'linux' && ancestors.includes('cage');

export const readSurround = (): Surround => ({
  platform: process.platform,
  ancestors: process.platform === 'linux' ? ancestorsOf(process.ppid) : [],
});

function ancestorsOf(pid: number): string[] {
  if (pid <= 1) return [];
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const field = (name: string): string => new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(status)?.[1] ?? '';
    return [field('Name'), ...ancestorsOf(Number(field('PPid')))];
  } catch {
    return [];
  }
}
