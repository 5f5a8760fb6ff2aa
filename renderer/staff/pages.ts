import { mayStaff, type Permission, type StaffRole } from '../../shared/domain/access.ts';

export type Page = 'board' | 'changes' | 'settings';

const needs: Readonly<Record<Page, Permission>> = { board: 'board.read', changes: 'change.review', settings: 'settings.read' };

/** The pages a role has work on, in the order of the bar. Main decides again at every call. */
export const pagesFor = (role: StaffRole): readonly Page[] =>
  (['board', 'changes', 'settings'] as const).filter((page) => mayStaff(role, needs[page]));
