import { IconLock } from '@tabler/icons-react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { Page } from '#designer/ui/page.tsx';

/** In place of a page that the role does not allow, reached by its address. */
export function NotAllowed({ title }: { title: string }) {
  const { app } = useMessages();
  return (
    <Page title={title}>
      <EmptyState icon={<IconLock size={32} stroke={1.4} />} title={app.notAllowed.title} text={app.notAllowed.text} />
    </Page>
  );
}
