import { Alert, Button, Loader, NativeSelect, Stack, TextInput } from '@mantine/core';
import { IconCoffee, IconHeadset, IconHeadsetOff, IconLogin2, IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '#designer/api/api-error.ts';
import { call } from '#designer/api/call.ts';
import { reading } from '#designer/api/query.ts';
import { usePageTitle } from '#designer/app/use-page-title.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { LoadError } from '#designer/ui/load-error.tsx';
import { readDesk, setAgentState, signInAgent } from '#schemas/api/desk.ts';
import { type AgentLine, agentLine } from '#schemas/domain/agent.ts';
import { Announcements } from './bar/announcements.tsx';
import { DeskBar } from './bar/desk-bar.tsx';
import { AskedView } from './conversation/asked-view.tsx';
import { ConversationView } from './conversation/conversation-view.tsx';
import { LeftWork } from './conversation/left-work.tsx';
import { DeskProvider, useCommand, useDesk } from './desk/use-desk.tsx';
import { useStayAtWork } from './desk/use-stay-at-work.ts';
import classes from './desk-page.module.css';
import { BareCall } from './phone/bare-call.tsx';
import { PhoneProvider, usePhone } from './phone/use-phone.tsx';
import { askToNotify } from './phone/use-ringing.ts';
import { DeskSide } from './side/desk-side.tsx';

/** The agent desktop: state and phone above, what waits at the left, the conversation in the middle. */
export function DeskPage() {
  const { desk: texts, common } = useMessages();
  usePageTitle(texts.title);
  const first = useQuery({ ...reading(readDesk), staleTime: Number.POSITIVE_INFINITY, gcTime: 0 });
  if (first.data) {
    return (
      <DeskProvider desk={first.data.desk}>
        <PhoneProvider>
          <Desktop />
        </PhoneProvider>
      </DeskProvider>
    );
  }
  if (first.isPending) return <Loader m="xl" aria-label={common.loading} />;
  if (first.error instanceof ApiError && first.error.code === 'no-agent-profile') {
    return <EmptyState icon={<IconHeadsetOff size={32} />} title={texts.noProfile} text={texts.noProfileHelp} />;
  }
  return <LoadError error={first.error} onRetry={() => void first.refetch()} />;
}

function Desktop() {
  const desk = useDesk();
  const { conversation, asked, state, agent } = desk;
  const hasSide = agent.display.panels.some((panel) => panel !== 'statistics');
  useStayAtWork();
  return (
    <div className={classes.desk} data-text={agent.display.textSize}>
      <DeskBar />
      <Announcements />
      <LeftWork />
      {state.state === 'signed-out' ? (
        <BeginWork />
      ) : (
        <div className={classes.body} data-side={hasSide || undefined}>
          {hasSide && <DeskSide />}
          {conversation ? (
            <ConversationView key={conversation.id} conversation={conversation} />
          ) : asked ? (
            <AskedView key={asked.conversation.id} asked={asked} />
          ) : (
            <Idle />
          )}
        </div>
      )}
    </div>
  );
}

/** Nothing to do: what the agent is waiting for, or what they can do about it. */
function Idle() {
  const { desk: texts } = useMessages();
  const { state, line } = useDesk();
  const { view } = usePhone();
  // Refusals are told beside the state, where it is changed as well.
  const { run, pending } = useCommand('state');
  const ready = () => void run(() => call(setAgentState, { body: { state: 'ready', reason: '' } }));
  const idle =
    state.state === 'unreachable'
      ? { icon: <IconPlugConnectedX size={34} stroke={1.4} />, ...texts.idle.unreachable(line.type === 'browser') }
      : state.state === 'paused'
        ? { icon: <IconCoffee size={34} stroke={1.4} />, ...texts.idle.paused }
        : { icon: <IconHeadset size={34} stroke={1.4} />, ...texts.idle.ready };
  if (view.call) {
    return (
      <div className={classes.idle}>
        <BareCall call={view.call} />
      </div>
    );
  }
  return (
    <div className={classes.idle}>
      <EmptyState
        icon={idle.icon}
        title={idle.title}
        text={idle.text}
        action={
          state.state === 'paused' && (
            <Button size="sm" color="green.8" loading={pending} onClick={ready}>
              {texts.idle.becomeReady}
            </Button>
          )
        }
      />
    </div>
  );
}

type LineType = AgentLine['type'];

/** Beginning to work, on the line of the profile or on another one. */
function BeginWork() {
  const { desk: texts } = useMessages();
  const { line: usual, agent } = useDesk();
  const { run, pending, error, forget } = useCommand('sign in');
  const [type, setType] = useState<LineType>(usual.type);
  const [address, setAddress] = useState(usual.type === 'sip' ? usual.address : '');
  const [number, setNumber] = useState(usual.type === 'number' ? usual.number : '');
  const line = agentLine.safeParse(
    type === 'sip' ? { type, address: address.trim() } : type === 'number' ? { type, number: number.trim() } : { type },
  );
  return (
    <form
      className={classes.begin}
      onChange={forget}
      onSubmit={(event) => {
        event.preventDefault();
        if (!line.success) return;
        askToNotify();
        void run(() => call(signInAgent, { body: { line: line.data } }));
      }}
    >
      <Stack gap="md">
        <div>
          <h2>{texts.begin.title(agent.name)}</h2>
          <p className={classes.dimmed}>{agent.options.directlyReady ? texts.begin.readyAtOnce : texts.begin.paused}</p>
        </div>
        <NativeSelect
          size="sm"
          label={texts.begin.line}
          value={type}
          data={(['browser', 'sip', 'number'] as const).map((value) => ({ value, label: texts.begin.lines[value] }))}
          onChange={({ currentTarget: { value } }) => setType(agentLineType(value))}
        />
        {type === 'sip' && (
          <TextInput
            size="sm"
            label={texts.begin.address}
            placeholder="sip:100@example.org"
            value={address}
            error={!line.success && address !== '' ? texts.begin.notAnAddress : undefined}
            onChange={({ currentTarget: { value } }) => setAddress(value)}
          />
        )}
        {type === 'number' && (
          <TextInput
            size="sm"
            type="tel"
            label={texts.begin.number}
            placeholder="+33140000001"
            value={number}
            error={!line.success && number !== '' ? texts.begin.notANumber : undefined}
            onChange={({ currentTarget: { value } }) => setNumber(value)}
          />
        )}
        {error && (
          <Alert color="red" role="alert" p="xs">
            {error}
          </Alert>
        )}
        <Button
          type="submit"
          size="md"
          loading={pending}
          disabled={!line.success}
          leftSection={<IconLogin2 size={18} aria-hidden />}
        >
          {texts.begin.action}
        </Button>
      </Stack>
    </form>
  );
}

function agentLineType(value: string): LineType {
  return value === 'sip' || value === 'number' ? value : 'browser';
}
