import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Builds the pages that show any screen in any state; for looking and for axe, never shipped. */
export default defineConfig({
  root: at('.'),
  base: './',
  plugins: [react()],
  logLevel: 'warn',
  build: {
    target: 'chrome140',
    emptyOutDir: true,
    reportCompressedSize: false,
    // Inlined fonts would be data: addresses, which the content policy refuses.
    assetsInlineLimit: 0,
    rolldownOptions: { input: { kiosk: at('kiosk-page.html'), staff: at('staff-page.html') } },
  },
});
