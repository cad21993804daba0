import { Button, UnstyledButton } from '@mantine/core';
import type { Ref } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { exitsOf } from '../document/exits-of.ts';
import type { PhoneCall } from './phone-call.ts';
import classes from './phone-panel.module.css';

const ROWS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];
const SPOKEN_SECONDS = 3;

/** The keys of a telephone, and what a caller does besides: staying silent, pressing a wrong key, speaking. */
export function Keypad({ call, ref }: { call: PhoneCall; ref: Ref<HTMLDivElement> }) {
  const { phone: texts } = useMessages().flows;
  const { effect, keys, dueAt } = call.simulator.awaited;
  const wrong = wrongKey(call);
  return (
    <div ref={ref} tabIndex={-1} className={classes.keypad}>
      <div className={classes.keys}>
        {ROWS.map((key) => (
          <UnstyledButton key={key} className={classes.key} aria-label={texts.key(key)} onClick={() => call.press(key)}>
            {key}
          </UnstyledButton>
        ))}
      </div>
      <div className={classes.moods}>
        <Button variant="default" size="compact-sm" disabled={!keys || dueAt === null} onClick={() => staySilent(call)}>
          {texts.silence}
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          disabled={wrong === undefined}
          onClick={() => wrong !== undefined && call.press(wrong)}
        >
          {texts.wrongKey}
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          disabled={effect?.effect !== 'record'}
          onClick={() => call.speak(SPOKEN_SECONDS)}
        >
          {texts.speak}
        </Button>
      </div>
    </div>
  );
}

/** Hears the prompt to its end and then lets the wait for keys run out. */
function staySilent(call: PhoneCall): void {
  if (call.simulator.awaited.effect?.effect === 'play') call.skip();
  call.skip();
}

/** A key that the node in progress has no choice for; undefined where every key or none would do. */
function wrongKey(call: PhoneCall): string | undefined {
  const { simulator, document } = call;
  const node = document.nodes.find((candidate) => candidate.id === simulator.contact.node);
  const meant = node ? exitsOf(node).flatMap((exit) => (exit.id.startsWith('key-') ? [exit.id.slice(4)] : [])) : [];
  if (meant.length === 0 || !simulator.awaited.keys) return undefined;
  return [...ROWS].reverse().find((key) => !meant.includes(key) && key !== '#' && key !== '*');
}
