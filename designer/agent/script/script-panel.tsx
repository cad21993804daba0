import { Alert, Button, Loader } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useSelector } from '@xstate/react';
import { useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { describeError } from '#designer/ui/describe-error.ts';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import type { Session } from '#runtime/engine/session/session.ts';
import type { Effect } from '#schemas/effects/index.ts';
import { useServerNow } from '../desk/use-desk.tsx';
import { DispositionForm } from './disposition-form.tsx';
import { PageForm } from './page-form.tsx';
import classes from './script-panel.module.css';
import type { ScriptStore, ScriptView } from './script-store.ts';
import { useScript } from './use-script.ts';

/** The campaign's script, as far as this conversation has come. */
export function ScriptPanel({ conversationId }: { conversationId: string }) {
  const messages = useMessages();
  const { desk: texts } = messages;
  const { script, view } = useScript(conversationId);
  if (!view.session) {
    if (view.error === null) return <Loader className={classes.loader} aria-label={messages.common.loading} />;
    return (
      <EmptyState
        title={texts.script.notOpened}
        text={describeError(view.error, messages)}
        action={<Button onClick={() => void script.open()}>{messages.common.retry}</Button>}
      />
    );
  }
  return (
    <div className={classes.script}>
      <div className={classes.page} data-scroll>
        <Stand session={view.session} script={script} view={view} />
      </div>
      <div className={classes.foot}>
        {view.error !== null && (
          <Alert color="red" role="alert" p="xs">
            {describeError(view.error, messages)} {texts.script.kept}
          </Alert>
        )}
        <p className={classes.kept} role="status">
          {view.awaited?.effect === 'page' && texts.script.draft[view.draft]}
        </p>
      </div>
    </div>
  );
}

interface StandProps {
  session: Session;
  script: ScriptStore;
  view: ScriptView;
}

/** What the machine asks of the agent where it stands now. */
function Stand({ session, script, view }: StandProps) {
  const { desk: texts, common } = useMessages();
  const now = useServerNow();
  // The page that is shown first leaves the focus where the agent is at work; the next ones follow the agent's own hand.
  const [wentOn, setWentOn] = useState(false);
  const goOn = (leave: () => Promise<boolean>) => {
    setWentOn(true);
    void leave();
  };
  const asked = useSelector(session.actor, askedOf);
  const ended = useSelector(session.actor, ({ status }: { status: string }) => status !== 'active');
  if (asked?.effect === 'page' && view.awaited?.id === asked.id) {
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: whoever leaves a field has typed a whole answer
      <div aria-busy={view.pending} onBlur={() => script.flush()}>
        <PageForm
          key={asked.id}
          page={asked.params}
          answers={view.answers}
          language={asked.params.language}
          now={now}
          onChange={(answers) => script.change(answers)}
          onLeave={(exit, answers) => goOn(() => script.leave(exit, answers))}
          autoFocus={wentOn}
        />
      </div>
    );
  }
  if (asked?.effect === 'choose-disposition') {
    const choices = asked.params.choices.length > 0 ? asked.params.choices : (view.run?.choices ?? []);
    return (
      <div aria-busy={view.pending}>
        <DispositionForm
          key={asked.id}
          asked={{ ...asked.params, choices }}
          onChoose={(chosen) => goOn(() => script.choose(chosen))}
        />
      </div>
    );
  }
  if (!ended) return <Loader className={classes.loader} aria-label={common.loading} />;
  return (
    <EmptyState
      icon={<IconCircleCheck size={30} stroke={1.4} />}
      title={session.failure === null ? texts.script.ended : texts.script.failed}
      text={texts.script.endedHelp}
    />
  );
}

/** The effect that is awaited, as the machine's own memory has it. */
function askedOf({ context }: ReturnType<Session['actor']['getSnapshot']>): Effect | undefined {
  const { effects, pending } = context as Session['context'];
  return effects.find(({ id }) => id === pending?.id);
}
