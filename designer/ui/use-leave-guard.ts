import { useBlocker } from '@tanstack/react-router';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useConfirm } from './confirm.tsx';

/** Asks before a page with unsaved input is left, by link, back button or closing the tab. */
export function useLeaveGuard(dirty: boolean): void {
  const { common } = useMessages();
  const confirm = useConfirm();
  useBlocker({
    disabled: !dirty,
    enableBeforeUnload: () => dirty,
    shouldBlockFn: ({ current, next }) => {
      if (current.pathname === next.pathname) return false;
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
