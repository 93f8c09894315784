import { env } from 'node:process';
import tailwindcss from '@tailwindcss/vite';
import vue from '@vitejs/plugin-vue';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Tells the container's healthcheck and the dashboard that the development server works. */
const health: Plugin = {
  name: 'health',
  configureServer({ middlewares }) {
    middlewares.use('/_health', (_request, response) => {
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ status: 'ok', checks: {} }));
    });
  },
};

export default defineConfig({
  plugins: [vue(), tailwindcss(), health],
  cacheDir: env.VITE_CACHE_DIR ?? 'node_modules/.vite',
  server: {
    // Inside the container; docker-compose.yml says which port of this machine leads here. There is
    // no port for hot reload on purpose: a page asks for updates at the port that it came from,
    // the proxy's or this server's own.
    host: true,
    port: 5173,
    strictPort: true,
[#if !project.address?starts_with("127.")]
    // Other machines reach the project, under names that only they know.
    allowedHosts: true,
[/#if]
    watch: { usePolling: env.WATCH_POLLING === 'true' },
[#if uses.api??]
    // Only for pages opened at this server's own port; otherwise the proxy is asked first.
    proxy: env.API_TARGET ? { '/api/': env.API_TARGET } : {},
[/#if]
  },
  test: {
    environment: 'jsdom',
    // A cache in node_modules/ would be the only thing in there: the container's packages are elsewhere.
    fsModuleCache: false,
  },
});
