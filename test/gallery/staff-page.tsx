import '../../renderer/staff/no-eval.ts';
import { createRoot } from 'react-dom/client';
import '../../renderer/ui/fonts.ts';
import '../../renderer/ui/tokens.css';
import '../../renderer/ui/base.css';
import '../../renderer/staff/staff.css';
import type { StaffLanguage } from '../../renderer/staff/words/use-words.ts';
import { staffStates } from './staff-states.tsx';

const root = createRoot(document.getElementById('root') as HTMLElement);
let shown = 0;

Object.assign(window, {
  staffStateNames: staffStates.map(({ name }) => name),
  /** Shows one state; resolves when it has been reached. A state is reached once per page load. */
  showStaff: async (name: string, language: StaffLanguage): Promise<void> => {
    const state = staffStates.find((one) => one.name === name);
    if (state === undefined) throw new RangeError(`no staff screen is called ${name}`);
    shown += 1;
    root.render(
      <div key={shown} style={{ display: 'contents' }}>
        {state.render(language)}
      </div>,
    );
    await state.reach?.(document);
  },
});
