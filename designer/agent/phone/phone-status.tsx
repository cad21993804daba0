import { Alert, Button, NativeSelect, Popover, Slider, Stack, Text } from '@mantine/core';
import { IconHeadset, IconPhone } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Messages } from '#designer/i18n/en.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { Tone } from '#designer/ui/tag.tsx';
import type { Desk } from '#schemas/api/desk.ts';
import { useDesk } from '../desk/use-desk.tsx';
import type { PhoneView } from './browser-phone.ts';
import classes from './phone-status.module.css';
import { listSoundDevices } from './sound-devices.ts';
import { usePhone } from './use-phone.tsx';
import { useSimulatedTelephony } from './use-simulated-telephony.ts';

/** Whether the agent's phone can ring, at a glance; a click says more and sets microphone and loudness. */
export function PhoneStatus() {
  const { desk: texts } = useMessages();
  const desk = useDesk();
  const { view, take } = usePhone();
  const simulated = useSimulatedTelephony() === true;
  if (desk.state.state === 'signed-out') return null;
  const { tone, title, help } = describePhone({ desk, view, simulated, texts: texts.phone });
  const inBrowser = desk.line.type === 'browser' && !simulated;
  return (
    <Popover position="bottom-start" shadow="md" withArrow width={300} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes.button} data-tone={tone}>
          {desk.line.type === 'browser' ? (
            <IconHeadset size={17} stroke={1.6} aria-hidden />
          ) : (
            <IconPhone size={17} stroke={1.6} aria-hidden />
          )}
          <span className={classes.dot} aria-hidden />
          {title}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Text size="sm" fw={600}>
            {title}
          </Text>
          <Text size="xs" c="dimmed">
            {help}
          </Text>
          {inBrowser && view.place === 'elsewhere' && (
            <Button variant="default" onClick={take}>
              {texts.phone.takeHere}
            </Button>
          )}
          {inBrowser && view.place === 'here' && <SoundForm />}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

interface Described {
  tone: Tone;
  title: string;
  help: string;
}

function describePhone(given: {
  desk: Desk;
  view: PhoneView;
  simulated: boolean;
  texts: Messages['desk']['phone'];
}): Described {
  const { desk, view, simulated, texts } = given;
  const { line } = desk;
  if (line.type === 'sip') return { tone: 'good', title: texts.external, help: texts.ringsAt(line.address) };
  if (line.type === 'number') return { tone: 'good', title: texts.external, help: texts.ringsAt(line.number) };
  if (simulated) return { tone: 'neutral', title: texts.simulated, help: texts.simulatedHelp };
  if (view.place !== 'here') return { tone: 'warn', title: texts.elsewhere, help: texts.elsewhereHelp };
  if (view.microphone !== 'ready' && view.microphone !== 'unknown') {
    return { tone: 'bad', title: texts.noMicrophone, help: texts.microphone[view.microphone] };
  }
  if (view.registration === 'registered') return { tone: 'good', title: texts.ready, help: texts.readyHelp };
  return { tone: 'warn', title: texts[view.registration], help: texts.connectingHelp };
}

/** Which microphone and loudspeaker, and how loud. */
function SoundForm() {
  const { desk: texts } = useMessages();
  const { phone, view } = usePhone();
  const [devices, setDevices] = useState<Awaited<ReturnType<typeof listSoundDevices>>>();
  useEffect(() => {
    const list = () => void listSoundDevices().then(setDevices);
    list();
    navigator.mediaDevices?.addEventListener('devicechange', list);
    return () => navigator.mediaDevices?.removeEventListener('devicechange', list);
  }, []);
  const { sound, microphone } = view;
  return (
    <>
      {microphone !== 'ready' && (
        <Alert color="yellow" p="xs">
          {microphone !== 'unknown' && texts.phone.microphone[microphone]}
          <Button mt={6} variant="default" onClick={() => void phone.prepareMicrophone()}>
            {texts.phone.allowMicrophone}
          </Button>
        </Alert>
      )}
      <NativeSelect
        size="xs"
        label={texts.phone.microphoneChoice}
        value={sound.microphone}
        data={[{ value: '', label: texts.phone.usualDevice }, ...(devices?.microphones ?? [])]}
        onChange={({ currentTarget: { value } }) => void phone.setSound({ microphone: value })}
      />
      {devices && devices.speakers.length > 0 && (
        <NativeSelect
          size="xs"
          label={texts.phone.speakerChoice}
          value={sound.speaker}
          data={[{ value: '', label: texts.phone.usualDevice }, ...devices.speakers]}
          onChange={({ currentTarget: { value } }) => void phone.setSound({ speaker: value })}
        />
      )}
      <Loudness
        label={texts.phone.volume}
        value={sound.volume}
        onChange={(volume) => void phone.setSound({ volume })}
      />
      <Loudness
        label={texts.phone.ringVolume}
        value={sound.ringVolume}
        onChange={(ringVolume) => void phone.setSound({ ringVolume })}
      />
    </>
  );
}

function Loudness({ label, value, onChange }: { label: string; value: number; onChange: (value: number) => void }) {
  return (
    <div>
      <Text size="xs" fw={500} mb={4}>
        {label}
      </Text>
      <Slider size="sm" min={0} max={1} step={0.05} label={null} thumbLabel={label} value={value} onChange={onChange} />
    </div>
  );
}
