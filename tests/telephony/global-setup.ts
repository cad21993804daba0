import type { TestProject } from 'vitest/node';
import { installAsterisk, whyNoAsterisk } from './install-asterisk.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Why there is no Asterisk to test with; empty when there is one. */
    noAsterisk: string;
  }
}

export default async function setup(project: TestProject): Promise<void> {
  const reason = await whyNoAsterisk();
  if (reason === null) await installAsterisk();
  else {
    process.stdout.write(`\nTelephony tests are SKIPPED on this machine: ${reason}. They need root on Debian.\n\n`);
  }
  project.provide('noAsterisk', reason ?? '');
}
