import { IconAdjustments, IconHeadset, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { reading } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { CollectionPage } from '#designer/ui/collection-page.tsx';
import { ButtonLink } from '#designer/ui/links.tsx';
import { type CampaignEntry, createCampaign, listCampaigns } from '#schemas/api/campaigns.ts';
import { useCampaignColumns } from './use-campaign-columns.tsx';

/** Callers come and agents sign in meanwhile. */
const RENEWED_EVERY_MS = 5000;

/** Inbound campaigns with their state and how complete they are. */
export function CampaignsPage() {
  const { campaigns: texts } = useMessages();
  const may = useMay();
  const navigate = useNavigate();
  const found = useQuery({ ...reading(listCampaigns), refetchInterval: RENEWED_EVERY_MS });
  const columns = useCampaignColumns();
  const add = may(createCampaign) && (
    <ButtonLink to="/campaigns/new" leftSection={<IconPlus size={15} />}>
      {texts.add}
    </ButtonLink>
  );
  return (
    <CollectionPage
      texts={texts}
      query={found}
      rows={found.data?.campaigns}
      searched={searchedOf}
      columns={columns}
      onOpen={({ id }) => void navigate({ to: '/campaigns/$campaignId', params: { campaignId: id } })}
      icon={<IconHeadset size={36} stroke={1.3} />}
      add={add}
      tabs={
        <ButtonLink to="/campaigns/defaults" variant="default" leftSection={<IconAdjustments size={15} aria-hidden />}>
          {texts.defaults}
        </ButtonLink>
      }
    >
      {null}
    </CollectionPage>
  );
}

/** By name, number or queue. */
function searchedOf({ name, id, dids, queue, queueName }: CampaignEntry): string[] {
  return [name, id, queue, queueName, ...dids];
}
