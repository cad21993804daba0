import { List, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { z } from 'zod';
import { ApiError } from '#designer/api/api-error.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { describeError } from '#designer/ui/describe-error.ts';
import { namedUse } from '#schemas/domain/flow-use.ts';

/** `details` of the 409 `in-use` of a flow. */
const flowUses = z.object({
  dids: z.array(z.string()),
  flows: z.array(z.object({ flowId: z.string(), name: z.string() })),
  campaigns: z.array(namedUse),
  /** Not empty when new campaigns begin with it. */
  defaults: z.array(z.string()),
});

/** Why a flow cannot be deleted: the DIDs, flows and campaigns that lead to it, those to come included. */
export function FlowInUse({ error }: { error: unknown }) {
  const messages = useMessages();
  const { flowList } = messages;
  const uses =
    error instanceof ApiError && error.code === 'in-use' ? flowUses.safeParse(error.details).data : undefined;
  if (!uses) return describeError(error, messages);
  // A flow that calls it in draft and published is named once.
  const flows = [...new Map(uses.flows.map((use) => [use.flowId, use.name]))];
  return (
    <>
      <Text size="sm">{flowList.inUse}</Text>
      <List size="sm" mt={4}>
        {uses.dids.length > 0 && (
          <List.Item>
            {flowList.usedByDids} <Link to="/dids">{uses.dids.join(', ')}</Link>
          </List.Item>
        )}
        {flows.length > 0 && (
          <List.Item>
            {flowList.usedByFlows}{' '}
            {flows.map(([flowId, name], index) => (
              <Fragment key={flowId}>
                {index > 0 && ', '}
                <Link to="/flows/$flowId" params={{ flowId }}>
                  {name}
                </Link>
              </Fragment>
            ))}
          </List.Item>
        )}
        {uses.campaigns.length > 0 && (
          <List.Item>
            {flowList.usedByCampaigns}{' '}
            {uses.campaigns.map(({ id, name }, index) => (
              <Fragment key={id}>
                {index > 0 && ', '}
                <Link to="/campaigns/$campaignId" params={{ campaignId: id }}>
                  {name}
                </Link>
              </Fragment>
            ))}
          </List.Item>
        )}
        {uses.defaults.length > 0 && (
          <List.Item>
            <Link to="/campaigns/defaults">{flowList.usedByDefaults}</Link>
          </List.Item>
        )}
      </List>
    </>
  );
}
