import { ActionIcon, Menu } from '@mantine/core';
import { IconCopy, IconDots, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiError } from '#designer/api/api-error.ts';
import { useCall } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useConfirm } from '#designer/ui/confirm.tsx';
import { describeError } from '#designer/ui/describe-error.ts';
import { NameDialog } from '#designer/ui/form/name-dialog.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { deleteCampaign, duplicateCampaign, listCampaigns } from '#schemas/api/campaigns.ts';
import { listDids } from '#schemas/api/dids.ts';

interface CampaignMenuProps {
  campaign: { id: string; name: string };
  onDeleted?: () => void;
}

/** What can be done with a campaign besides opening it. */
export function CampaignMenu({ campaign, onDeleted }: CampaignMenuProps) {
  const messages = useMessages();
  const { campaigns: texts } = messages;
  const may = useMay();
  const confirm = useConfirm();
  const toasts = useToasts();
  const remove = useCall(deleteCampaign, { refreshes: [listCampaigns, listDids] });
  const [duplicating, setDuplicating] = useState(false);
  if (!may(deleteCampaign)) return null;

  const askDelete = () =>
    confirm({
      title: texts.deleteTitle(campaign.name),
      text: texts.deleteText,
      action: messages.common.delete,
      danger: true,
      run: async () => {
        await remove.mutateAsync({ params: { id: campaign.id } });
        toasts.done(texts.deleted(campaign.name));
        onDeleted?.();
      },
      explain: (error) => {
        const open = whatIsOpen(error);
        const reasons = open.map(([what, count]) => texts.stillOpen[what](count));
        return reasons.length === 0 ? describeError(error, messages) : texts.inUse(reasons.join(', '));
      },
    });

  return (
    <>
      <Menu position="bottom-end" width={200}>
        <Menu.Target>
          <ActionIcon aria-label={texts.more(campaign.name)}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconCopy size={15} />} onClick={() => setDuplicating(true)}>
            {texts.duplicate}
          </Menu.Item>
          <Menu.Item color="var(--sy-bad)" leftSection={<IconTrash size={15} />} onClick={askDelete}>
            {texts.delete}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {duplicating && <DuplicateDialog campaign={campaign} onClose={() => setDuplicating(false)} />}
    </>
  );
}

const OPEN = ['liveContacts', 'waiting', 'callbacks', 'voicemails'] as const;

/** From the details of a refusal. */
function whatIsOpen(error: unknown): [(typeof OPEN)[number], number][] {
  if (!(error instanceof ApiError) || error.code !== 'in-use') return [];
  return OPEN.flatMap((what): [(typeof OPEN)[number], number][] => {
    const count = error.details?.[what];
    return typeof count === 'number' && count > 0 ? [[what, count]] : [];
  });
}

function DuplicateDialog({ campaign, onClose }: { campaign: { id: string; name: string }; onClose: () => void }) {
  const { campaigns: texts, common } = useMessages();
  const navigate = useNavigate();
  const toasts = useToasts();
  const duplicate = useCall(duplicateCampaign, { refreshes: [listCampaigns] });
  return (
    <NameDialog
      title={texts.duplicateTitle(campaign.name)}
      action={common.create}
      name={texts.copyOf(campaign.name)}
      schema={duplicateCampaign.body}
      send={async (body) => {
        const { campaign: copy } = await duplicate.mutateAsync({ params: { id: campaign.id }, body });
        toasts.done(texts.duplicated(copy.name));
        await navigate({ to: '/campaigns/$campaignId', params: { campaignId: copy.id } });
      }}
      onClose={onClose}
    />
  );
}
