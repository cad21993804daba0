import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { Role } from '#schemas/domain/user.ts';
import { startTestServer, type TestServer } from '#tests/api/test-server.ts';

const SYSTEM_CHROMIUM = '/usr/bin/chromium';

/** Opens the browser of the machine, or one that comes with the packages where there is none. */
export async function launchBrowser(further: readonly string[] = []): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', ...further];
  if (existsSync(SYSTEM_CHROMIUM)) return chromium.launch({ executablePath: SYSTEM_CHROMIUM, args });
  // Makes the package unpack the libraries that a bare system lacks.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs20.x';
  const { default: bundled } = await import('@sparticuz/chromium');
  return chromium.launch({
    executablePath: await bundled.executablePath(),
    args: [...args, '--headless', '--no-zygote'],
  });
}

/** A server with the designer, and a browser to look at it. */
export interface Stage {
  server: TestServer;
  browser: Browser;
  close(): Promise<void>;
}

export async function openStage(settings: Record<string, string> = {}): Promise<Stage> {
  const [server, browser] = await Promise.all([startTestServer(settings), launchBrowser()]);
  return {
    server,
    browser,
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}

export interface StagePage {
  page: Page;
  /** What the page complained about; a test expects this to stay empty. */
  errors: string[];
}

/** A tab of a browser of its own, signed in with a role, in English unless told otherwise. */
export async function newPage(
  { server, browser }: Stage,
  { role = 'admin', ...options }: BrowserContextOptions & { role?: Role } = {},
): Promise<StagePage> {
  const context = await browser.newContext({
    baseURL: `http://127.0.0.1:${server.port}`,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  });
  await signIn(server, { role, page: await context.newPage() });
  const [page] = context.pages();
  if (!page) throw new Error('the context has no page');
  return { page, errors: collectErrors(page) };
}

/** Gives a page the session of an account with this role. */
export async function signIn(server: TestServer, { role, page }: { role: Role; page: Page }): Promise<void> {
  const { cookie } = await server.as(role);
  const [name = '', value = ''] = cookie.split('=');
  await page.context().addCookies([{ name, value, domain: '127.0.0.1', path: '/', httpOnly: true }]);
}

function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    // Refusals that a page provokes and handles are logged by the browser as well.
    const refused = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !refused) errors.push(message.text());
  });
  return errors;
}
