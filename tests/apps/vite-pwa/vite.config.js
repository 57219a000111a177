import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';

export default {
  plugins: [
    react(),
    VitePWA({ registerType: 'autoUpdate', manifest: { name: 'Porthole sample' } }),
  ],
};
