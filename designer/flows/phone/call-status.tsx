import { effectName } from '#designer/effects/effect-words.ts';
import { useFormats, useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { Tag } from '#designer/ui/tag.tsx';
import { viewNode } from '../graph/node-view.ts';
import type { PhoneCall } from './phone-call.ts';
import classes from './phone-panel.module.css';

/** Where the call stands, what it waits for and for how long. */
export function CallStatus({ call }: { call: PhoneCall }) {
  const { flows, effects } = useMessages();
  const { phone: texts } = flows;
  const formats = useFormats();
  const nodeTitle = useNodeTitle(call);
  const { simulator } = call;
  const { effect, keys, dueAt } = simulator.awaited;
  const began = simulator.journal[0]?.at ?? simulator.now;
  const { result, node, failure } = simulator.contact;
  const waiting: Record<string, string> = texts.waiting;
  const what = simulator.ended
    ? texts.waiting.ended
    : ((effect && (waiting[effect.effect] ?? texts.waitingFor(effectName(effect.effect, effects)))) ??
      (keys ? texts.waiting.keys : texts.waiting.time));
  return (
    <div className={classes.status} role="status">
      <div className={classes.statusText}>
        <strong>{nodeTitle(node) || texts.waiting.ended}</strong>
        <span className={classes.dimmed}>
          {what}
          {result && ` · ${texts.ended[result]}`}
          {failure && ` (${failure})`}
        </span>
      </div>
      <div className={classes.clock}>
        <span data-testid="call-clock">{formats.duration(simulator.now - began)}</span>
        {dueAt !== null && dueAt - simulator.now < LONG_MS && (
          <Tag tone="accent">−{formats.seconds(Math.max(0, dueAt - simulator.now))}</Tag>
        )}
      </div>
    </div>
  );
}

/** Nobody counts down the hours that a person may take. */
const LONG_MS = 3_600_000;

/** What the nodes of a call's flow are called; inside a sub-flow, the node that stands for it. */
export function useNodeTitle(call: PhoneCall): (path: string) => string {
  const { language } = useLanguage();
  const { document } = call;
  return (path) => {
    const id = path.split('/')[0];
    const node = document.nodes.find((candidate) => candidate.id === id);
    return node ? viewNode(node, language, document.languages[0] ?? language).title : path;
  };
}
