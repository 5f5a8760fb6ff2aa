import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Where a command talks to a person or a program: answers on standard output, everything else on standard error. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Is somebody looking at standard error, so that a line may be redrawn? */
  readonly live: boolean;
  /** Asks without showing what is typed. Null where there is nobody to ask, or nobody answers. */
  readonly askHidden: (question: string) => Promise<string | null>;
  /** Standard input to its end. */
  readonly readInput: () => Promise<string>;
}

export function processTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    live: stderr.isTTY,
    askHidden: async (question) => (stdin.isTTY ? askHidden(question) : null),
    readInput: async () => {
      stdin.setEncoding('utf8');
      let text = '';
      for await (const chunk of stdin) text += chunk;
      return text;
    },
  };
}

/**
 * Readline in terminal mode turns the terminal's own echo off; its output goes nowhere, so nothing is shown. Null when the person leaves with
 * Ctrl+C or Ctrl+D.
 */
async function askHidden(question: string): Promise<string | null> {
  process.stderr.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: nowhere, terminal: true, historySize: 0 });
  const left = new Promise<null>((resolve) => {
    reader.once('close', () => resolve(null));
    reader.once('SIGINT', () => reader.close());
  });
  try {
    return await Promise.race([reader.question(''), left]);
  } finally {
    reader.close();
    process.stderr.write('\n');
  }
}
