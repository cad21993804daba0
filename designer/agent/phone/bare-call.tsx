import { Button, Group } from '@mantine/core';
import { IconPhone, IconPhoneOff } from '@tabler/icons-react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { useShortcuts } from '#designer/ui/shortcuts.tsx';
import type { PhoneView } from './browser-phone.ts';
import { usePhone } from './use-phone.tsx';
import { useRinging } from './use-ringing.ts';

/** A call without a conversation of one's own: a colleague asks, or one listens to another's talk. */
export function BareCall({ call }: { call: NonNullable<PhoneView['call']> }) {
  const { desk: texts } = useMessages();
  const { phone } = usePhone();
  const ringing = call.state === 'ringing';
  useRinging(ringing, call.from);
  useShortcuts([
    { keys: 'F2', label: texts.controls.answer, run: () => void phone.answer() },
    { keys: 'Shift+F2', label: texts.keys.hangUp, run: () => phone.hangUp() },
    { keys: 'F9', label: texts.keys.mute, run: () => phone.mute(!call.muted) },
  ]);
  return (
    <EmptyState
      icon={<IconPhone size={34} stroke={1.4} aria-hidden />}
      title={texts.incoming.title(call.from || texts.unknownNumber)}
      text={ringing ? texts.controls.phoneRings : texts.phases.talking}
      action={
        <Group gap="xs">
          {ringing ? (
            <Button size="sm" color="green.8" onClick={() => void phone.answer()}>
              {texts.controls.answer}
            </Button>
          ) : (
            <Button size="sm" variant={call.muted ? 'filled' : 'default'} onClick={() => phone.mute(!call.muted)}>
              {call.muted ? texts.controls.unmute : texts.controls.mute}
            </Button>
          )}
          <Button
            size="sm"
            color="red.8"
            leftSection={<IconPhoneOff size={15} aria-hidden />}
            onClick={() => phone.hangUp()}
          >
            {ringing ? texts.controls.decline : texts.controls.hangUp}
          </Button>
        </Group>
      }
    />
  );
}
