import { CloseButton, Progress } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import classes from './upload-list.module.css';
import type { PendingUpload } from './use-uploads.ts';

interface UploadListProps {
  uploads: readonly PendingUpload[];
  onDismiss: (key: number) => void;
}

/** Files on their way, and those that could not be uploaded with the reason. */
export function UploadList({ uploads, onDismiss }: UploadListProps) {
  const { audio: texts } = useMessages();
  if (uploads.length === 0) return null;
  return (
    <ul className={classes.list}>
      {uploads.map((upload) => (
        <li key={upload.key} className={classes.line}>
          {upload.failure === null ? (
            <>
              <span className={classes.name}>{upload.fileName}</span>
              <Progress
                className={classes.progress}
                size="sm"
                value={upload.progress * 100}
                animated={upload.progress >= 1}
                aria-label={texts.uploading(upload.fileName)}
              />
              <span className={classes.state}>
                {upload.progress >= 1 ? texts.converting : `${Math.round(upload.progress * 100)} %`}
              </span>
            </>
          ) : (
            <>
              <IconAlertCircle size={16} className={classes.icon} aria-hidden />
              <span className={classes.failure} role="alert">
                <strong>{texts.uploadFailed(upload.fileName)}</strong> {upload.failure}
              </span>
              <CloseButton size="sm" aria-label={texts.dismiss} onClick={() => onDismiss(upload.key)} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
