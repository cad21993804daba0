import { useBlocker } from '@tanstack/react-router';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useConfirm } from '#designer/ui/confirm.tsx';
import { useDesk } from './use-desk.tsx';

/** Another page in this tab closes the desktop and its phone: who is at work is asked before. */
export function useStayAtWork(): void {
  const { desk: texts } = useMessages();
  const { state } = useDesk();
  const confirm = useConfirm();
  useBlocker({
    disabled: state.state === 'signed-out',
    // A reload comes back to the desktop, and nothing is lost by it.
    enableBeforeUnload: false,
    shouldBlockFn: ({ current, next }) => {
      // Signing out ends the work itself.
      if (current.pathname === next.pathname || next.pathname === '/sign-in') return false;
      return new Promise<boolean>((resolve) =>
        confirm({
          ...texts.leaving,
          run: () => resolve(false),
          onCancel: () => resolve(true),
        }),
      );
    },
  });
}
