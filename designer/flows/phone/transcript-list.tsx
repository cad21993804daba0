import { IconMusic, IconPhone, IconPlugConnected, IconUser, IconVolume } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { useActions } from '../editor/use-actions.ts';
import { useNodeTitle } from './call-status.tsx';
import type { PhoneCall } from './phone-call.ts';
import classes from './phone-panel.module.css';
import { type TranscriptLine, transcribe } from './transcript.ts';

const ICONS = { flow: IconVolume, caller: IconUser, outside: IconPlugConnected, call: IconPhone };

/** What was heard and done, with the time of the call and the node it happened at. */
export function Transcript({ call }: { call: PhoneCall }) {
  const { flows, effects } = useMessages();
  const { phone: texts } = flows;
  const actions = useActions();
  const nodeTitle = useNodeTitle(call);
  const lines = transcribe(call.simulator.journal, { phone: texts, effects });
  const end = useRef<HTMLLIElement>(null);
  const count = lines.length;
  useEffect(() => {
    if (count > 0) end.current?.scrollIntoView({ block: 'nearest' });
  }, [count]);
  return (
    <ol className={classes.transcript} aria-label={texts.transcript} aria-live="polite">
      {lines.map((line, index) => (
        <li key={line.key} ref={index === count - 1 ? end : undefined}>
          {line.node !== lines[index - 1]?.node && line.node !== '' && (
            <button
              type="button"
              className={classes.place}
              onClick={() => actions.reveal(line.node.split('/')[0] ?? '')}
            >
              {nodeTitle(line.node)}
            </button>
          )}
          <Line line={line} />
        </li>
      ))}
    </ol>
  );
}

function Line({ line }: { line: TranscriptLine }) {
  const formats = useFormats();
  const Icon = line.media === 'audio' ? IconMusic : ICONS[line.who];
  return (
    <div className={classes.line} data-who={line.who}>
      <Icon size={14} stroke={1.7} aria-hidden />
      <span className={classes.said}>{line.text}</span>
      <time className={classes.dimmed}>{formats.duration(line.atMs)}</time>
    </div>
  );
}
