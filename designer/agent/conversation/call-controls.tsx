import { Button, Group } from '@mantine/core';
import {
  IconArrowsExchange,
  IconCheck,
  IconMicrophone,
  IconMicrophoneOff,
  IconPhone,
  IconPhoneOff,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerRecord,
  IconPlayerStop,
  IconUsers,
} from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useConfirm } from '#designer/ui/confirm.tsx';
import { useShortcuts } from '#designer/ui/shortcuts.tsx';
import { useKeptFocus } from '#designer/ui/use-kept-focus.ts';
import { useOpenWhile } from '#designer/ui/use-open-while.ts';
import type { ConversationDetails } from '#schemas/api/conversations.ts';
import type { Conversation, ConversationCommand } from '#schemas/domain/conversation.ts';
import { forget } from '../desk/kept-text.ts';
import { useConversationCommand, useDesk } from '../desk/use-desk.tsx';
import { KeypadButton } from '../phone/keypad-button.tsx';
import { usePhone } from '../phone/use-phone.tsx';
import { dropSecondClick } from './drop-second-click.ts';
import { IconControl } from './icon-control.tsx';
import { TransferDialog } from './transfer-dialog.tsx';
import { useUnsavedWork } from './unsaved-work.tsx';

interface CallControlsProps {
  conversation: Conversation;
  details: ConversationDetails | undefined;
  /** The button that was pressed has gone, and with it the focus. */
  onLost: () => void;
}

/** What the agent can do with a conversation as it stands. Each has a key, listed under `?`. */
export function CallControls({ conversation, details, onLost }: CallControlsProps) {
  const controls = useControls(conversation, details);
  const { desk: texts } = useMessages();
  const { phase, consult } = conversation;
  const { may } = controls;
  const transfers = phase === 'talking' && consult === null && may.transfer;
  const [transferring, setTransferring] = useOpenWhile(transfers);
  useShortcuts([
    { keys: 'F2', label: texts.keys.answer, run: controls.answer },
    { keys: 'Shift+F2', label: texts.keys.hangUp, run: controls.hangUp },
    { keys: 'F4', label: texts.keys.hold, run: controls.hold },
    { keys: 'F7', label: texts.keys.record, run: controls.record },
    { keys: 'F8', label: texts.keys.transfer, run: consult ? controls.passOn : () => setTransferring(transfers) },
    { keys: 'Shift+F8', label: texts.keys.conference, run: controls.joinAll },
    { keys: 'F9', label: texts.keys.mute, run: controls.mute },
    { keys: 'Ctrl+Enter', label: texts.keys.finish, run: controls.finish },
  ]);
  const group = useKeptFocus<HTMLDivElement>(controls.pending, onLost);
  return (
    <Group ref={group} gap={6} wrap="nowrap" justify="flex-end" onClickCapture={dropSecondClick}>
      <Controls conversation={conversation} controls={controls} onTransfer={() => setTransferring(true)} />
      {transferring && (
        <TransferDialog conversation={conversation} mayConsult={may.consult} onClose={() => setTransferring(false)} />
      )}
    </Group>
  );
}

type ControlSet = ReturnType<typeof useControls>;

function useControls(conversation: Conversation, details: ConversationDetails | undefined) {
  const desk = useDesk();
  const { phone, view, returning } = usePhone();
  const { run, pending } = useConversationCommand(conversation.id);
  const { phase, held, consult, customer, end } = conversation;
  const { rights } = desk.agent;
  const [sent, setSent] = useState<ConversationCommand['type']>();
  const finish = useFinish(conversation.id, (command) => send(command));
  const send = (command: ConversationCommand) => {
    setSent(command.type);
    void run(command);
  };
  const rings = view.call?.state === 'ringing';
  const inTalk = phase === 'talking';
  const dials = customer !== '' && (phase === 'preview' || (phase === 'wrap-up' && end === 'not-reached'));
  const hangsUp = phase === 'ringing' || phase === 'whisper' || phase === 'dialling' || inTalk;
  const may = {
    transfer: rights.includes('transfer'),
    consult: rights.includes('transfer') || rights.includes('conference'),
    conference: rights.includes('conference'),
    record: inTalk && details?.recording.onDemand === true,
  };
  const backToCustomer = () => send({ type: 'consult-cancel' });
  const mayJoin = may.conference && consult?.phase === 'talking' && !consult.conference;
  return {
    may: { ...may, join: mayJoin },
    pending,
    returning,
    /** Whether it is this very command that is under way. */
    sending: (type: ConversationCommand['type']) => pending && sent === type,
    send,
    rings,
    dials,
    /** A call that this tab's own phone has, so that its microphone and keys are here. */
    ownCall: view.call?.state === 'talking' ? view.call : null,
    answer: () => {
      if (rings) void phone.answer();
      else if (dials) send({ type: 'dial' });
    },
    hangUp: () => hangsUp && send({ type: 'hang-up' }),
    hold: () => {
      // Whoever waits meanwhile is the customer; among three, nobody does.
      if (consult) return consult.conference ? undefined : backToCustomer();
      return inTalk && send({ type: held ? 'resume' : 'hold' });
    },
    record: () => may.record && consult === null && send({ type: 'record', on: conversation.recording !== 'on' }),
    passOn: () => consult && may.transfer && send({ type: 'consult-complete' }),
    joinAll: () => mayJoin && send({ type: 'conference' }),
    backToCustomer,
    mute: () => view.call && phone.mute(!view.call.muted),
    finish: () => (phase === 'wrap-up' || phase === 'preview') && void finish(),
  };
}

/** Finishing keeps what is typed, and asks before it loses what cannot be kept. */
function useFinish(conversationId: string, send: (command: ConversationCommand) => void): () => Promise<void> {
  const { desk: texts } = useMessages();
  const { saveAll } = useUnsavedWork();
  const confirm = useConfirm();
  const saving = useRef(false);
  const finishWithout = () => {
    // What the agent gives up is not saved later on.
    forget(conversationId);
    send({ type: 'finish' });
  };
  return async () => {
    if (saving.current) return;
    saving.current = true;
    const saved = await saveAll().finally(() => {
      saving.current = false;
    });
    if (saved) send({ type: 'finish' });
    else confirm({ ...texts.controls.unsaved, danger: true, run: finishWithout });
  };
}

interface ControlsProps {
  conversation: Conversation;
  controls: ControlSet;
  onTransfer: () => void;
}

function Controls({ conversation, controls, onTransfer }: ControlsProps): ReactNode {
  const { desk: texts } = useMessages();
  const { pending, sending, dials, answer, hangUp, finish } = controls;
  const { kinds } = useUnsavedWork();
  const { phase, consult } = conversation;
  switch (phase) {
    case 'ringing':
      return (
        <>
          {controls.rings ? (
            <Button color="green.8" disabled={pending} leftSection={icon(IconPhone)} onClick={answer}>
              {texts.controls.answer}
            </Button>
          ) : (
            <span>{texts.controls.phoneRings}</span>
          )}
          <Button
            variant="default"
            loading={sending('hang-up')}
            disabled={pending}
            leftSection={icon(IconPhoneOff)}
            onClick={hangUp}
          >
            {texts.controls.decline}
          </Button>
        </>
      );
    case 'preview':
      return (
        <>
          {dials && (
            <Button
              color="green.8"
              loading={sending('dial')}
              disabled={pending}
              leftSection={icon(IconPhone)}
              onClick={answer}
            >
              {texts.controls.dial}
            </Button>
          )}
          <Button
            variant="default"
            loading={sending('finish')}
            disabled={pending}
            leftSection={icon(IconCheck)}
            onClick={finish}
          >
            {texts.controls.close}
          </Button>
        </>
      );
    case 'whisper':
    case 'dialling':
      return <HangUp pending={pending} onClick={hangUp} />;
    case 'talking':
      return (
        <>
          {consult ? (
            <ConsultControls conversation={conversation} controls={controls} />
          ) : (
            <TalkControls conversation={conversation} controls={controls} onTransfer={onTransfer} />
          )}
          <HangUp pending={pending} onClick={hangUp} />
        </>
      );
    case 'wrap-up':
      return (
        <>
          {dials && (
            <Button variant="default" disabled={pending} leftSection={icon(IconPhone)} onClick={answer}>
              {texts.controls.dialAgain}
            </Button>
          )}
          <Button loading={sending('finish')} disabled={pending} leftSection={icon(IconCheck)} onClick={finish}>
            {conversation.disposition || kinds.has('disposition')
              ? texts.controls.finish
              : texts.controls.finishWithout}
          </Button>
        </>
      );
    case 'over':
      return null;
  }
}

function HangUp({ pending, onClick }: { pending: boolean; onClick: () => void }) {
  const { desk: texts } = useMessages();
  return (
    <Button color="red.8" disabled={pending} leftSection={icon(IconPhoneOff)} onClick={onClick}>
      {texts.controls.hangUp}
    </Button>
  );
}

function TalkControls({ conversation, controls, onTransfer }: ControlsProps) {
  const { desk: texts } = useMessages();
  const { pending, returning, may, ownCall } = controls;
  const off = pending || returning;
  const recording = conversation.recording === 'on';
  return (
    <>
      <Button
        variant={conversation.held ? 'filled' : 'default'}
        disabled={off}
        leftSection={icon(conversation.held ? IconPlayerPlay : IconPlayerPause)}
        onClick={controls.hold}
      >
        {conversation.held ? texts.controls.resume : texts.controls.hold}
      </Button>
      {(ownCall || returning) && (
        <>
          <IconControl
            label={ownCall?.muted ? texts.controls.unmute : texts.controls.mute}
            pressed={ownCall?.muted === true}
            disabled={!ownCall}
            onClick={controls.mute}
          >
            {icon(ownCall?.muted ? IconMicrophoneOff : IconMicrophone)}
          </IconControl>
          <KeypadButton disabled={!ownCall} />
        </>
      )}
      {may.record && (
        <IconControl
          label={recording ? texts.controls.stopRecording : texts.controls.record}
          pressed={recording}
          disabled={pending}
          onClick={controls.record}
        >
          {recording ? icon(IconPlayerStop) : <IconPlayerRecord size={15} color="var(--sy-bad)" aria-hidden />}
        </IconControl>
      )}
      {may.transfer && (
        <Button variant="default" disabled={off} leftSection={icon(IconArrowsExchange)} onClick={onTransfer}>
          {texts.controls.transfer}
        </Button>
      )}
    </>
  );
}

/** Somebody else is being asked, or talks with both. */
function ConsultControls({ conversation: { consult }, controls }: Omit<ControlsProps, 'onTransfer'>) {
  const { desk: texts } = useMessages();
  const { may } = controls;
  const off = controls.pending || controls.returning;
  const talks = consult?.phase === 'talking';
  return (
    <>
      <span>
        {consult?.conference ? texts.controls.threeTalk : talks ? texts.controls.asks : texts.controls.callsOther}
      </span>
      {may.transfer && (
        <Button disabled={off} leftSection={icon(IconArrowsExchange)} onClick={controls.passOn}>
          {texts.controls.complete}
        </Button>
      )}
      {may.join && (
        <Button variant="default" disabled={off} leftSection={icon(IconUsers)} onClick={controls.joinAll}>
          {texts.controls.conference}
        </Button>
      )}
      <Button variant="default" disabled={off} onClick={controls.backToCustomer}>
        {texts.controls.backToCustomer}
      </Button>
    </>
  );
}

function icon(Icon: typeof IconPhone): ReactNode {
  return <Icon size={15} aria-hidden />;
}
