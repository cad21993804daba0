import { useState } from 'react';
import { DispositionForm } from '#designer/agent/script/disposition-form.tsx';
import { PageForm } from '#designer/agent/script/page-form.tsx';
import type { EffectParams } from '#schemas/effects/index.ts';
import { type Answers, firstAnswers, type ShownPage } from '#schemas/script/page-state.ts';
import type { PhoneCall } from './phone-call.ts';
import classes from './phone-panel.module.css';

/** What the agent's screen shows while a script waits for the agent: a page to fill in, or the choice of a disposition. */
export function AgentScreen({ call }: { call: PhoneCall }) {
  const { effect } = call.simulator.awaited;
  if (effect?.effect === 'page') {
    return (
      <div className={classes.screen}>
        <Page
          key={effect.id}
          asked={effect.params}
          now={call.simulator.now}
          onLeave={(exit, answers) => call.resolve('left', { exit, answers })}
        />
      </div>
    );
  }
  if (effect?.effect !== 'choose-disposition') return null;
  return (
    <div className={classes.screen}>
      <DispositionForm key={effect.id} asked={effect.params} onChoose={(chosen) => call.resolve('chosen', chosen)} />
    </div>
  );
}

interface PageProps {
  asked: EffectParams<'page'>;
  now: number;
  onLeave: (exit: string, answers: Answers) => void;
}

function Page({ asked, now, onLeave }: PageProps) {
  const page: ShownPage = asked;
  const { language } = asked;
  const [answers, setAnswers] = useState(() => firstAnswers(page, { now, language }));
  return (
    <PageForm
      page={page}
      answers={answers}
      language={language}
      now={now}
      onChange={setAnswers}
      onLeave={onLeave}
      autoFocus
    />
  );
}
