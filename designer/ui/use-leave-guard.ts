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
  /** What is asked, where it is not about changes to be saved. */
  question?: Record<'title' | 'text' | 'leave' | 'stay', string>;
}

/** Asks before a page or dialog with unsaved input is left, by link, back button or closing the tab. */
export function useLeaveGuard(dirty: boolean, { free, question }: LeaveGuardOptions = {}): void {
  const { common } = useMessages();
  const confirm = useConfirm();
  const { title, text, leave, stay } = question ?? common.unsaved;
  useBlocker({
    disabled: !dirty,
    enableBeforeUnload: () => dirty,
    shouldBlockFn: ({ current, next }) => {
      if (free ? free.current : current.pathname === next.pathname) return false;
      return new Promise<boolean>((resolve) =>
        confirm({
          title,
          text,
          action: leave,
          cancel: stay,
          run: () => resolve(false),
          onCancel: () => resolve(true),
        }),
      );
    },
  });
}
