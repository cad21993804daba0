import { Menu, Select, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconChevronDown, IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { reading, useCall } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { IconLink } from '#designer/ui/links.tsx';
import { Tag } from '#designer/ui/tag.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { assignDid, listDids } from '#schemas/api/dids.ts';
import { listFlows } from '#schemas/api/flows.ts';
import { type Did, type VersionAlias, versionAlias } from '#schemas/domain/did.ts';
import classes from './dids-page.module.css';

/** The flow a number leads to; a click turns it into a choice. A thousand selects at once would be slow. */
export function DidFlow({ did }: { did: Did }) {
  const { dids: texts, flowList } = useMessages();
  const may = useMay();
  const [choosing, setChoosing] = useState(false);
  if (choosing) return <FlowChoice did={did} onClose={() => setChoosing(false)} />;
  const name = <span className={classes.chosen}>{did.flow?.name ?? texts.unassigned}</span>;
  return (
    <div className={classes.flow}>
      {may(assignDid) ? (
        <UnstyledButton
          className={classes.choose}
          data-empty={did.flow === null || undefined}
          onClick={() => setChoosing(true)}
        >
          <VisuallyHidden>{texts.assign(did.number)}: </VisuallyHidden>
          {name}
          <IconChevronDown size={13} aria-hidden />
        </UnstyledButton>
      ) : (
        name
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

function FlowChoice({ did, onClose }: { did: Did; onClose: () => void }) {
  const { dids: texts } = useMessages();
  const toasts = useToasts();
  const flows = useQuery(reading(listFlows, { query: { kind: 'ivr' } }));
  const assign = useCall(assignDid, { refreshes: [listDids, listFlows] });
  const published = flows.data?.flows.filter((flow) => flow.publishedVersion !== null) ?? [];

  const choose = async (value: string | null) => {
    const flowId = value === NONE ? null : value;
    if (flowId === (did.flow?.id ?? null)) return onClose();
    try {
      const { did: assigned } = await assign.mutateAsync({
        params: { number: did.number },
        body: { flowId, alias: did.alias },
      });
      toasts.done(assigned.flow ? texts.assigned(did.number, assigned.flow.name) : texts.released(did.number));
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
      value={did.flow?.id ?? null}
      data={[
        ...(did.flow ? [{ value: NONE, label: texts.noFlow }] : []),
        ...published.map((flow) => ({ value: flow.id, label: flow.name })),
      ]}
      onChange={(value) => void choose(value)}
      onBlur={() => !assign.isPending && onClose()}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    />
  );
}
