import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Where `npm run dev` finds the server. */
const serverUrl = process.env.SWITCHYARD_DEV_SERVER ?? 'http://localhost:3000';

/** A cold PGlite takes up to 4 s, more while other test files start theirs. */
const DATABASE_TIMEOUT_MS = 60_000;
const BROWSER_TIMEOUT_MS = 120_000;

/** Tests wait much of their time, for a database, a browser or a clock: two at a time on the smallest machine. */
const maxWorkers = Math.max(2, availableParallelism() - 1);

const slow = (name: string, timeoutMs: number, include: string[]) => ({
  // A machine that is busy elsewhere can make one of them miss a deadline; what is broken fails each time.
  test: { name, include, maxWorkers, testTimeout: timeoutMs, hookTimeout: timeoutMs, retry: 1 },
});

/** What many parts of the editor share, but no other page needs. */
const onlyOfFlows =
  /\/(designer\/flows|runtime|schemas\/(nodes|expressions|ir|flow)|@xyflow|@marcbachmann|xstate|d3-\w+)\//;

/** Fewer, and every first page carries what only some forms need; more, and pages arrive as crumbs. */
const MANY_PAGES = 26;

/** Mantine's styles come as one file for a hundred components; a build takes only those of the components it contains. */
function mantineStyles(): Plugin {
  return {
    name: 'mantine-styles',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) =>
      id === '@mantine/core/styles.layer.css' ? resolve(import.meta.dirname, 'designer/ui/mantine-base.css') : null,
    async transform(code, id) {
      const component = /\/@mantine\/core\/esm\/(?:[\w-]+\/)+(\w+)\.mjs$/.exec(id)?.[1];
      const styles = component && (await this.resolve(`@mantine/core/styles/${component}.layer.css`, id));
      // After the imports of the component itself, so that what it builds on is styled first.
      return styles ? { code: `${code}\nimport ${JSON.stringify(styles.id)};\n`, map: null } : null;
    },
  };
}

export default defineConfig({
  root: process.env.VITEST ? '.' : 'designer',
  plugins: [react(), mantineStyles()],
  build: {
    outDir: '../dist/designer',
    emptyOutDir: true,
    target: 'es2023',
    // Browsers that know light-dark(): rewritten for older ones it would need a colour scheme that the minifier can see.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    rolldownOptions: {
      // What many pages share travels once, not as a hundred crumbs that each compress badly.
      output: {
        codeSplitting: { groups: [{ name: 'shared', minShareCount: MANY_PAGES, test: (id) => !onlyOfFlows.test(id) }] },
      },
    },
    // Monaco is loaded on demand and is known to be large.
    chunkSizeWarningLimit: 4000,
  },
  server: {
    port: 5173,
    fs: { allow: ['..'] },
    proxy: {
      '/api': {
        target: serverUrl,
        ws: true,
        // The designer's own folder api/ has the same address in development.
        bypass: ({ url }) => (url && /\.ts(\?|$)/.test(url) ? url : undefined),
      },
      '/health': serverUrl,
    },
  },
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{schemas,runtime,server,designer}/**/*.test.{ts,tsx}', 'tests/{flows,structure}/**/*.test.ts'],
          maxWorkers,
          testTimeout: 20_000,
        },
      },
      slow('database', DATABASE_TIMEOUT_MS, ['tests/database/**/*.test.ts']),
      slow('api', DATABASE_TIMEOUT_MS, ['tests/api/**/*.test.ts']),
      {
        test: {
          ...slow('browser', BROWSER_TIMEOUT_MS, ['tests/browser/**/*.test.ts']).test,
          globalSetup: [resolve(import.meta.dirname, 'tests/browser/build-designer.ts')],
          // Each page has many deadlines.
          retry: 2,
        },
      },
    ],
  },
});
