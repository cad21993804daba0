import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** Moves the focus to the title of a page that was navigated to, so that screen readers and Tab start there. */
export function useFocusOnNavigation(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, toLocation }) => {
        // The first page keeps the browser's own focus; filters in the address are no navigation.
        if (!fromLocation || fromLocation.pathname === toLocation.pathname) return;
        // A page that only shows one of its entries in a dialog, or has closed it, is still the same page.
        if (isEntryOf(fromLocation.pathname, toLocation.pathname)) return;
        const page = document.getElementById('content');
        if (page?.contains(document.activeElement) && document.activeElement !== page) return;
        (page?.querySelector<HTMLElement>('[data-page-title]') ?? page)?.focus({ preventScroll: true });
      }),
    [router],
  );
}

/** Pages whose entries are shown in dialogs over them, each with an address of its own. */
const WITH_DIALOGS = ['/queues', '/skills'];

function isEntryOf(from: string, to: string): boolean {
  return WITH_DIALOGS.some((page) => [from, to].every((path) => path === page || path.startsWith(`${page}/`)));
}
