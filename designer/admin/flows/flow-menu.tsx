import { ActionIcon, Menu } from '@mantine/core';
import { IconBraces, IconCopy, IconDots, IconFileExport, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { urlOf } from '#designer/api/call.ts';
import { useCall } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useConfirm } from '#designer/ui/confirm.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { deleteFlow, duplicateFlow, exportFlow, type FlowSummary, listFlows } from '#schemas/api/flows.ts';
import { DuplicateFlowDialog } from './duplicate-flow-dialog.tsx';
import { FlowInUse } from './flow-in-use.tsx';

/** What can be done with a flow besides opening it. */
export function FlowMenu({ flow }: { flow: FlowSummary }) {
  const { flowList, common } = useMessages();
  const may = useMay();
  const confirm = useConfirm();
  const toasts = useToasts();
  const remove = useCall(deleteFlow, { refreshes: [listFlows] });
  const [duplicating, setDuplicating] = useState(false);

  const askDelete = () =>
    confirm({
      title: flowList.deleteTitle(flow.name),
      text: flowList.deleteText,
      action: common.delete,
      danger: true,
      run: async () => {
        await remove.mutateAsync({ params: { id: flow.id } });
        toasts.done(flowList.deleted(flow.name));
      },
      explain: (error) => <FlowInUse error={error} />,
    });

  const download = (as: 'flow' | 'xstate') => ({
    component: 'a' as const,
    href: urlOf(exportFlow, { params: { id: flow.id }, query: { as } }),
    download: `${fileName(flow.name)}.${as === 'flow' ? 'json' : 'machine.json'}`,
  });

  return (
    <>
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <ActionIcon aria-label={flowList.more(flow.name)}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {may(duplicateFlow) && (
            <Menu.Item leftSection={<IconCopy size={15} />} onClick={() => setDuplicating(true)}>
              {flowList.duplicate}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconFileExport size={15} />} {...download('flow')}>
            {flowList.export}
          </Menu.Item>
          <Menu.Item leftSection={<IconBraces size={15} />} {...download('xstate')}>
            {flowList.exportMachine}
          </Menu.Item>
          {may(deleteFlow) && (
            <>
              <Menu.Divider />
              <Menu.Item color="var(--sy-bad)" leftSection={<IconTrash size={15} />} onClick={askDelete}>
                {common.delete}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {duplicating && <DuplicateFlowDialog flow={flow} onClose={() => setDuplicating(false)} />}
    </>
  );
}

/** A name that every file system takes. */
function fileName(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'flow';
}
