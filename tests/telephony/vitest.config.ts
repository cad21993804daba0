import { defineConfig } from 'vitest/config';

/** Calls on a real Asterisk; installs it first, and skips with a message where that is not possible. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/telephony/**/*.telephony.ts'],
    globalSetup: ['tests/telephony/global-setup.ts'],
    // Two Asterisks with their callers at once would measure each other.
    fileParallelism: false,
    testTimeout: 60_000,
    // Sound is measured to some hundredths of a second, which a busy machine can spoil once; what is broken fails twice.
    retry: 1,
    hookTimeout: 240_000,
  },
});
