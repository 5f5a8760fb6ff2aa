import type { BoardRow } from '../../../shared/ipc/staff.ts';
import type { StaffWords } from '../words/catalogue.ts';

/** Who came along and what was asked for, in short words for a row. */
export function companionMarks(companions: BoardRow['companions'], { companions: say }: StaffWords): readonly string[] {
  if (companions === null) return [];
  const { guardian, carer, interpreter } = companions;
  return [
    ...(guardian === null ? [] : [say.relationships[guardian.relationship]]),
    ...(carer ? [say.carer] : []),
    ...(interpreter ? [say.interpreter] : []),
  ];
}

/** The same for a drawer, with the guardian's name as typed at the kiosk. */
export function companionsInFull(companions: BoardRow['companions'], words: StaffWords): string {
  const [first, ...rest] = companionMarks(companions, words);
  if (first === undefined) return '';
  const named = companions?.guardian ? `${first}: ${companions.guardian.name}` : first;
  return [named, ...rest].join(' · ');
}
