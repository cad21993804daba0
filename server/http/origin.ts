import type { Settings } from '../settings.ts';

export interface OriginCheck {
  origin: string | undefined;
  host: string | undefined;
  /** `Sec-Fetch-Site`, which browsers send even where they leave out the origin. */
  fetchSite: string | undefined;
}

/** Whether a request that changes something comes from our own pages, or from no browser at all. */
export function createOriginCheck(settings: Settings): (request: OriginCheck) => boolean {
  const allowed = new Set(
    [settings.SWITCHYARD_PUBLIC_URL, ...settings.SWITCHYARD_ORIGINS].flatMap((url) =>
      url ? [new URL(url).origin] : [],
    ),
  );
  return ({ origin, host, fetchSite }) => {
    if (origin === undefined) return fetchSite === undefined || fetchSite === 'same-origin' || fetchSite === 'none';
    if (allowed.has(origin)) return true;
    // Without a proxy the page and the API have the same host; a proxy that changes it needs SWITCHYARD_PUBLIC_URL.
    return URL.canParse(origin) && host !== undefined && new URL(origin).host === host;
  };
}
