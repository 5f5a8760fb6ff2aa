import { execFile } from 'node:child_process';
import { constants, openSync } from 'node:fs';
import { ReadStream } from 'node:tty';
import { promisify } from 'node:util';
import { tokenMaxBytes } from '../../shared/domain/arrival-token.ts';

const run = promisify(execFile);
const againAfterMs = 2000;
/** A scanner set to add no end of line is silent for this long after what it read. */
const silenceMs = 120;

export interface SerialScannerOptions {
  /** A terminal device, such as /dev/ttyACM0. */
  readonly port: string;
  readonly baud: number;
  /** One whole reading, without its end of line. */
  readonly onScan: (text: string) => void;
  /** It could not be opened or went away; asked again every two seconds. Told once until it works again. */
  readonly onTrouble: (code: string) => void;
}

/** Listens to a scanner on a serial line, however often it is unplugged. It is read only: nothing is ever sent to it. */
export function openSerialScanner({ port, baud, onScan, onTrouble }: SerialScannerOptions): { stop: () => void } {
  let stopped = false;
  let told = false;
  let stream: ReadStream | null = null;
  let timer: NodeJS.Timeout | undefined;

  async function listen(): Promise<void> {
    try {
      await run('stty', ['-F', port, String(baud), 'raw', '-echo'], { timeout: 5000 });
      if (stopped) return;
      const opened = new ReadStream(openSync(port, constants.O_RDONLY | constants.O_NOCTTY | constants.O_NONBLOCK));
      stream = opened;
      told = false;
      const lines = createLines(onScan);
      opened.setEncoding('latin1').on('data', (text) => lines.take(String(text)));
      opened.on('error', (error) => trouble('code' in error ? String(error.code) : 'failed')).on('close', again);
    } catch (error) {
      trouble(error instanceof Error && 'code' in error ? String(error.code) : 'failed');
      again();
    }
  }

  function trouble(code: string): void {
    if (!told) onTrouble(code);
    told = true;
  }

  function again(): void {
    stream = null;
    if (!stopped) timer = setTimeout(() => void listen(), againAfterMs);
  }

  void listen();
  return {
    stop(): void {
      stopped = true;
      clearTimeout(timer);
      stream?.destroy();
    },
  };
}

/** Cuts what arrives into readings: at an end of line, or when the scanner falls silent. Anything longer than ours can be is dropped. */
export function createLines(onLine: (text: string) => void) {
  let text = '';
  let timer: NodeJS.Timeout | undefined;
  const end = (): void => {
    clearTimeout(timer);
    const line = text;
    text = '';
    if (line !== '') onLine(line.slice(0, tokenMaxBytes + 1));
  };
  return {
    take(more: string): void {
      for (const sign of more) {
        if (sign === '\r' || sign === '\n') end();
        else if (text.length <= tokenMaxBytes) text += sign;
      }
      clearTimeout(timer);
      if (text !== '') timer = setTimeout(end, silenceMs);
    },
  };
}
