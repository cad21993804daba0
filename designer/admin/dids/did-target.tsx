import { Menu, Select, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconChevronDown, IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallInput } from '#designer/api/call.ts';
import { reading, useCall } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { IconLink } from '#designer/ui/links.tsx';
import { Tag } from '#designer/ui/tag.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { listCampaigns } from '#schemas/api/campaigns.ts';
import { assignDid, listDids } from '#schemas/api/dids.ts';
import { listFlows } from '#schemas/api/flows.ts';
import { listSites } from '#schemas/api/sites.ts';
import { type Did, type VersionAlias, versionAlias } from '#schemas/domain/did.ts';
import classes from './dids-page.module.css';

/** The flow or campaign a number leads to; a click turns it into a choice. A thousand selects at once would be slow. */
export function DidTarget({ did }: { did: Did }) {
  const { dids: texts, flowList } = useMessages();
  const may = useMay();
  const [choosing, setChoosing] = useState(false);
  if (choosing) return <TargetChoice did={did} onClose={() => setChoosing(false)} />;
  const name = <span className={classes.chosen}>{(did.campaign ?? did.flow)?.name ?? texts.unassigned}</span>;
  return (
    <div className={classes.flow}>
      {may(assignDid) ? (
        <UnstyledButton
          className={classes.choose}
          data-empty={targetOf(did) === null || undefined}
          onClick={() => setChoosing(true)}
        >
          <VisuallyHidden>{texts.assign(did.number)}: </VisuallyHidden>
          {name}
          <IconChevronDown size={13} aria-hidden />
        </UnstyledButton>
      ) : (
        name
      )}
      {did.campaign && (
        <>
          <Tag tone="accent">{texts.campaign}</Tag>
          <IconLink
            to="/campaigns/$campaignId"
            params={{ campaignId: did.campaign.id }}
            size="sm"
            aria-label={`${flowList.open}: ${did.campaign.name}`}
          >
            <IconExternalLink size={14} />
          </IconLink>
        </>
      )}
      {did.flow && (
        <>
          <DidAlias did={did} flowId={did.flow.id} />
          <Tag>v{did.flow.version}</Tag>
          <IconLink
            to="/flows/$flowId"
            params={{ flowId: did.flow.id }}
            size="sm"
            aria-label={`${flowList.open}: ${did.flow.name}`}
          >
            <IconExternalLink size={14} />
          </IconLink>
        </>
      )}
    </div>
  );
}

/** Under which name the number leads to its flow: the live version, or the one that is to follow. */
function DidAlias({ did, flowId }: { did: Did; flowId: string }) {
  const { dids: texts } = useMessages();
  const may = useMay();
  const toasts = useToasts();
  const assign = useCall(assignDid, { refreshes: [listDids, listFlows] });
  const name = texts.aliases[did.alias];
  if (!may(assignDid)) return did.alias === 'live' ? null : <Tag tone="accent">{name}</Tag>;
  const choose = async (alias: VersionAlias) => {
    try {
      await assign.mutateAsync({ params: { number: did.number }, body: { flowId, alias } });
      toasts.done(texts.aliasChosen(did.number, texts.aliases[alias]));
    } catch (error) {
      toasts.failed(error);
    }
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton className={classes.alias}>
          <VisuallyHidden>{texts.chooseAlias(did.number)}: </VisuallyHidden>
          {did.alias === 'live' ? name : <Tag tone="accent">{name}</Tag>}
          <IconChevronDown size={13} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {versionAlias.options.map((alias) => (
          <Menu.Item key={alias} onClick={() => void choose(alias)}>
            {texts.aliases[alias]}
            <Text size="xs" c="dimmed">
              {texts.aliasHelp[alias]}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const NONE = 'none:';

/** What a number can lead to, as the choice writes it: `flow:reception`, `campaign:spring`. */
function targetOf({ flow, campaign }: Did): string | null {
  if (campaign) return `campaign:${campaign.id}`;
  return flow && `flow:${flow.id}`;
}

function bodyOf(value: string, alias: VersionAlias): CallInput<typeof assignDid>['body'] {
  const [kind, id = ''] = value.split(/:(.*)/);
  return {
    flowId: kind === 'flow' ? id : null,
    campaignId: kind === 'campaign' ? id : null,
    alias: kind === 'flow' ? alias : 'live',
  };
}

function TargetChoice({ did, onClose }: { did: Did; onClose: () => void }) {
  const { dids: texts } = useMessages();
  const toasts = useToasts();
  const flows = useQuery(reading(listFlows, { query: { kind: 'ivr' } }));
  const campaigns = useQuery(reading(listCampaigns));
  const assign = useCall(assignDid, { refreshes: [listDids, listFlows, listCampaigns, listSites] });
  const published = flows.data?.flows.filter((flow) => flow.publishedVersion !== null) ?? [];

  const choose = async (value: string | null) => {
    if (value === null || value === targetOf(did)) return onClose();
    try {
      const { did: assigned } = await assign.mutateAsync({
        params: { number: did.number },
        body: bodyOf(value, did.alias),
      });
      const name = (assigned.campaign ?? assigned.flow)?.name;
      toasts.done(name ? texts.assigned(did.number, name) : texts.released(did.number));
    } catch (error) {
      toasts.failed(error);
    }
    onClose();
  };

  return (
    <Select
      size="xs"
      w="min(100%, 360px)"
      autoFocus
      searchable
      defaultDropdownOpened
      allowDeselect={false}
      aria-label={texts.assign(did.number)}
      placeholder={texts.chooseFlow}
      nothingFoundMessage={flows.isPending ? undefined : texts.noPublishedFlow}
      disabled={assign.isPending}
      value={targetOf(did)}
      data={[
        ...(targetOf(did) ? [{ value: NONE, label: texts.noFlow }] : []),
        {
          group: texts.campaigns,
          items: (campaigns.data?.campaigns ?? []).map(({ id, name }) => ({ value: `campaign:${id}`, label: name })),
        },
        { group: texts.flows, items: published.map(({ id, name }) => ({ value: `flow:${id}`, label: name })) },
      ]}
      onChange={(value) => void choose(value)}
      onBlur={() => !assign.isPending && onClose()}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    />
  );
}
