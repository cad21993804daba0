import { IconWifiOff } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import classes from './shell.module.css';

/** Says that nothing can be saved while the browser has no network. */
export function OfflineBanner() {
  const { app } = useMessages();
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status">
      {!online && (
        <div className={classes.offline}>
          <IconWifiOff size={16} aria-hidden />
          {app.offline}
        </div>
      )}
    </div>
  );
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}
