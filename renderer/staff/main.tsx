import './no-eval.ts';
import { createRoot } from 'react-dom/client';
import '../ui/fonts.ts';
import '../ui/tokens.css';
import '../ui/base.css';
import './staff.css';
import { StaffApp } from './StaffApp.tsx';
import type { StaffWindow } from './staff-window.ts';

declare global {
  interface Window {
    /** Exposed by the staff preload; the only way out of this page. */
    readonly staff: StaffWindow;
  }
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');
createRoot(root).render(<StaffApp staff={window.staff} systemLanguage={navigator.language} />);
