import { CloseButton } from '@mantine/core';
import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react';
import { createContext, type ReactNode, use, useCallback, useMemo, useRef, useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { describeError } from './describe-error.ts';
import classes from './toasts.module.css';

const DONE_SHOWN_MS = 3500;
const FAILED_SHOWN_MS = 10_000;
const MOST_SHOWN = 4;

interface Toast {
  id: number;
  kind: 'done' | 'failed';
  title?: string;
  text: string;
}

type Show = (toast: Omit<Toast, 'id'>) => void;

const ToastContext = createContext<Show | null>(null);

/** Short notes in the corner, read out by screen readers as they come. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const { common } = useMessages();
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const nextId = useRef(0);
  const dismiss = useCallback((id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)), []);
  const show = useCallback<Show>(
    (toast) => {
      const id = nextId.current++;
      setToasts((shown) => [...shown, { ...toast, id }].slice(-MOST_SHOWN));
      setTimeout(() => dismiss(id), toast.kind === 'done' ? DONE_SHOWN_MS : FAILED_SHOWN_MS);
    },
    [dismiss],
  );
  return (
    <ToastContext value={show}>
      {children}
      <div className={classes.corner} role="log" aria-live="polite">
        {toasts.map((toast) => (
          <div key={toast.id} className={classes.toast} data-kind={toast.kind}>
            {toast.kind === 'done' ? (
              <IconCircleCheck size={18} aria-hidden />
            ) : (
              <IconAlertCircle size={18} aria-hidden />
            )}
            <div className={classes.text}>
              {toast.title && <strong>{toast.title}</strong>}
              <span>{toast.text}</span>
            </div>
            <CloseButton size="sm" aria-label={common.close} onClick={() => dismiss(toast.id)} />
          </div>
        ))}
      </div>
    </ToastContext>
  );
}

/** Says what was done, or why it was not. */
export function useToasts() {
  const messages = useMessages();
  const show = use(ToastContext);
  if (!show) throw new Error('useToasts needs a ToastProvider above it');
  return useMemo(
    () => ({
      done: (text: string) => show({ kind: 'done', text }),
      failed: (error: unknown, title?: string) => show({ kind: 'failed', title, text: describeError(error, messages) }),
    }),
    [messages, show],
  );
}
