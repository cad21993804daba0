import { useCall } from '#designer/api/query.ts';
import { useToasts } from '#designer/ui/toasts.tsx';
import { handleCallback } from '#schemas/api/callbacks.ts';
import { readConversation } from '#schemas/api/conversations.ts';
import { readDeskWork } from '#schemas/api/desk.ts';

/** Closes a promised call that need not be made any more. */
export function useHandledCallback(id: string): { markHandled: () => void; pending: boolean } {
  const toasts = useToasts();
  const handle = useCall(handleCallback, { refreshes: [readConversation, readDeskWork] });
  return {
    markHandled: () =>
      handle.mutate({ params: { id }, body: { handled: true } }, { onError: (error) => toasts.failed(error) }),
    pending: handle.isPending,
  };
}
