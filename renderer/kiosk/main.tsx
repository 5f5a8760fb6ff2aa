import { createRoot } from 'react-dom/client';
import '../ui/fonts.ts';
import '../ui/tokens.css';
import '../ui/base.css';
import './kiosk.css';
import { Kiosk } from './Kiosk.tsx';
import type { KioskWindow } from './use-visit-status.ts';

declare global {
  interface Window {
    /** Exposed by the kiosk's preload; the only way out of this page. */
    readonly kiosk: KioskWindow;
  }
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');
createRoot(root).render(<Kiosk kiosk={window.kiosk} />);
