/** A call for help names the screen behind it; a screen without words of ours is shown as the kiosk names it. */
export const stepInWords = (step: string, steps: Readonly<Record<string, string>>): string => {
  const screen = step.replace(/^help:/, '');
  return steps[screen] ?? screen;
};
