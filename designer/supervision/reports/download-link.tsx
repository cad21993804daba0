import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface DownloadLinkProps {
  href: string;
  label: string;
  disabled?: boolean;
  children: ReactNode;
}

/** A file that the server makes; the browser saves it under the name that the server gives it. */
export function DownloadLink({ href, label, disabled = false, children }: DownloadLinkProps) {
  if (disabled) {
    return (
      <Button variant="default" disabled aria-label={label} leftSection={<IconDownload size={15} aria-hidden />}>
        {children}
      </Button>
    );
  }
  return (
    <Button
      component="a"
      variant="default"
      href={href}
      download
      aria-label={label}
      title={label}
      leftSection={<IconDownload size={15} aria-hidden />}
    >
      {children}
    </Button>
  );
}
