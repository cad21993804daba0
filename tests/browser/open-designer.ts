import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startTestServer, type TestServer } from '../api/test-server.ts';
import { launchBrowser } from './browser.ts';

/** A server of its own, and a browser to open its designer with. */
export interface Designer {
  server: TestServer;
  /** A page of a fresh browser profile, in English unless told otherwise; nobody is signed in. */
  visit(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** The same, signed in as the first administrator. */
  visitAsAdmin(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** What pages threw or logged as errors, apart from refusals of the server. */
  errors: string[];
  /** Closes what the last test opened. */
  closePages(): Promise<void>;
  close(): Promise<void>;
}

export async function openDesigner(): Promise<Designer> {
  const [server, browser] = await Promise.all([startTestServer({}, { withDesigner: true }), launchBrowser()]);
  const url = `http://127.0.0.1:${server.port}`;
  const errors: string[] = [];
  const newPage = async (options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 720 }, ...options });
    const page = await context.newPage();
    listenForErrors(page, errors);
    return { context, page };
  };
  return {
    server,
    errors,
    async visit(path, options) {
      const { page } = await newPage(options);
      await page.goto(url + path);
      return page;
    },
    async visitAsAdmin(path, options) {
      const { page } = await newPage(options);
      const data = { login: 'admin', password: server.password };
      await page.request.post(`${url}/api/session`, { data, headers: { origin: url } });
      await page.goto(url + path);
      return page;
    },
    async closePages() {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    close: () => closeAll(browser, server),
  };
}

function listenForErrors(page: Page, errors: string[]): void {
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    // The browser logs every refusal; the tests look at how the page tells of it.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      errors.push(message.text());
  });
}

async function closeAll(browser: Browser, server: TestServer): Promise<void> {
  await browser.close();
  await server.stop();
}
