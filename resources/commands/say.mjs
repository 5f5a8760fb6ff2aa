/** Progress goes to stderr, so that a command's own answer on stdout stays clean. */
export const say = (text) => process.stderr.write(`foyer: ${text}\n`);

/** Ends the command with a reason a person can act on. */
export function stop(reason, code = 1) {
  say(reason);
  process.exit(code);
}

/** Does one step and prints one line about it with its time. */
export async function step(name, work) {
  const began = performance.now();
  try {
    const answer = await work();
    say(`${name}, ${seconds(began)}`);
    return answer;
  } catch (error) {
    say(`${name} failed after ${seconds(began)}`);
    throw error;
  }
}

const seconds = (began) => `${((performance.now() - began) / 1000).toFixed(1)} s`;
