import { UsedByList } from '#designer/admin/queues/used-by-list.tsx';
import { ApiError } from '#designer/api/api-error.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { EntryActions, type EntryActionsProps } from '#designer/ui/entry-actions.tsx';
import type { FlowUse, NamedUse } from '#schemas/domain/flow-use.ts';

interface EntryMenuProps extends Omit<EntryActionsProps, 'entry' | 'deleteText' | 'explain'> {
  entry: { id: string; name: string; usedBy: FlowUse[]; campaigns?: NamedUse[] };
  /** What deleting takes with it, when that is more than the entry. */
  deleteText?: string;
}

/** What can be done with something that flows and campaigns refer to; a refusal to delete leads to them. */
export function EntryMenu({ deleteText, ...props }: EntryMenuProps) {
  const { calendars: texts } = useMessages();
  const { usedBy, campaigns = [] } = props.entry;
  const explain = (error: unknown) => {
    if (!(error instanceof ApiError) || error.code !== 'in-use') return undefined;
    if (usedBy.length + campaigns.length === 0) return texts.inUseLive;
    return (
      <>
        {texts.inUse} <UsedByList flows={usedBy} campaigns={campaigns} />
      </>
    );
  };
  return <EntryActions {...props} deleteText={deleteText ?? texts.deleteText} explain={explain} />;
}
