import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the page that shows any screen in any state; for looking and for axe, never shipped. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [react()],
  build: {
    target: 'chrome140',
    // Inlined fonts would be data: addresses, which the content policy refuses.
    assetsInlineLimit: 0,
    rolldownOptions: { input: fileURLToPath(new URL('./kiosk-page.html', import.meta.url)) },
  },
});
