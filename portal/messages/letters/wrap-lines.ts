/** Breaks a paragraph into lines that fit. @param widthOf the printed width of a line, in points */
export function wrapLines(text: string, width: number, widthOf: (line: string) => number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of breakable(text)) {
    const longer = line + part;
    if (line === '' || widthOf(longer.trimEnd()) <= width) {
      line = longer;
      continue;
    }
    lines.push(line.trimEnd());
    line = part.trimStart();
  }
  return [...lines, line.trimEnd()].filter((one) => one !== '');
}

/** After spaces, and between Chinese characters unless a sign belongs to its neighbour. */
const breakable = (text: string): readonly string[] =>
  text.split(/(?<=\s)(?=\S)|(?<=[\p{Script=Han}，。：；？！、）])(?=[\p{Script=Han}（])/u).filter((part) => part !== '');
