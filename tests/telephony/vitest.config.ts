import { defineConfig } from 'vitest/config';

/** Calls on a real Asterisk; installs it first, and skips with a message where that is not possible. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    // `npm run test:nodes` is apart: its two servers and eight calls at once want a machine to themselves.
    include: [process.env.TELEPHONY_NODES ? 'tests/telephony/**/*.nodes.ts' : 'tests/telephony/**/*.telephony.ts'],
    globalSetup: ['tests/telephony/global-setup.ts'],
    // Two Asterisks with their callers at once would measure each other.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
