import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { launchBrowser } from '#tests/browser/browser.ts';
import type { PageAccount, PagePhone } from './page.ts';

/** A browser whose microphone is a beep each second, or a wav file, and which asks nobody whether it may use it. */
export function launchPhoneBrowser(microphone?: string): Promise<Browser> {
  return launchBrowser([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    ...(microphone === undefined ? [] : [`--use-file-for-fake-audio-capture=${microphone}`]),
    '--allow-loopback-in-peer-connection',
    '--autoplay-policy=no-user-gesture-required',
  ]);
}

/** A phone in a tab of its own, which answers every call. */
export interface BrowserPhone {
  page: Page;
  calls(): Promise<ReturnType<PagePhone['calls']>>;
  statistics(): ReturnType<PagePhone['statistics']>;
  hangUp(): Promise<void>;
  /** Without a goodbye, as when somebody closes the tab. */
  close(): Promise<void>;
}

/** Registers a phone through a server, in the session that the cookie stands for. */
export async function openBrowserPhone({
  browser,
  url,
  cookie,
  account,
}: {
  browser: Browser;
  url: string;
  cookie: string;
  account: Omit<PageAccount, 'socketUrl'>;
}): Promise<BrowserPhone> {
  const context = await browser.newContext();
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url, httpOnly: true }]);
  const page = await context.newPage();
  // A page of the server's own with next to nothing on it: the phone is what is tried here, not the designer.
  await page.goto(`${url}/health`);
  await page.evaluate(await bundlePhone());
  const socketUrl = `${url.replace(/^http/, 'ws')}/api/phone`;
  await page.evaluate((given) => window.phone.register(given), { ...account, socketUrl });
  return {
    page,
    calls: () => page.evaluate(() => window.phone.calls()),
    statistics: () => page.evaluate(() => window.phone.statistics()),
    hangUp: () => page.evaluate(() => window.phone.hangUp()),
    close: () => context.close(),
  };
}

async function bundlePhone(): Promise<string> {
  const entry = fileURLToPath(new URL('./page.ts', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'phoneUnderTest' } },
  });
  const [result] = Array.isArray(built) ? built : [built];
  if (!result || !('output' in result)) throw new Error('nothing was built');
  return result.output[0].code;
}
