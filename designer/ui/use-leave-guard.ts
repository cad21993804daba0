import { useBlocker } from '@tanstack/react-router';
import type { RefObject } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useConfirm } from './confirm.tsx';

interface LeaveGuardOptions {
  /**
   * Set once the input is saved or given up, when leaving is right although the next render has yet to say so. With it
   * other addresses of the same page are guarded, too: they close a dialog.
   */
  free?: RefObject<boolean>;
}

/** Asks before a page or dialog with unsaved input is left, by link, back button or closing the tab. */
export function useLeaveGuard(dirty: boolean, { free }: LeaveGuardOptions = {}): void {
  const { common } = useMessages();
  const confirm = useConfirm();
  useBlocker({
    disabled: !dirty,
    enableBeforeUnload: () => dirty,
    shouldBlockFn: ({ current, next }) => {
      if (free ? free.current : current.pathname === next.pathname) return false;
      return new Promise<boolean>((resolve) =>
        confirm({
          title: common.unsaved.title,
          text: common.unsaved.text,
          action: common.unsaved.leave,
          cancel: common.unsaved.stay,
          run: () => resolve(false),
          onCancel: () => resolve(true),
        }),
      );
    },
  });
}
