import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import type { ConversationTrail } from '#schemas/api/reports.ts';
import type { Conversation } from '#schemas/domain/conversation.ts';
import classes from './conversation.module.css';

interface ConversationCourseProps {
  conversation: Conversation;
  trail: ConversationTrail | undefined;
}

interface Step {
  at: string;
  text: string;
  notes: readonly (string | false)[];
}

/** When what happened, from the queue to the end of the agent's work; and who else was in it. */
export function ConversationCourse({ conversation, trail }: ConversationCourseProps) {
  const { supervision, audit, desk } = useMessages();
  const texts = supervision.conversation;
  const formats = useFormats();
  const { offeredAt, answeredAt, talkEndedAt, closedAt, waitedSeconds, end } = conversation;
  const between = (from: string | null, to: string) => formats.duration(Date.parse(to) - Date.parse(from ?? to));
  const steps: (Step | null)[] = [
    trail?.wait
      ? {
          at: trail.wait.enteredAt,
          text: texts.entered,
          notes: [
            trail.wait.predictedSeconds !== null &&
              texts.predicted(formats.duration(trail.wait.predictedSeconds * 1000)),
            trail.wait.refusals > 0 && texts.refusals(trail.wait.refusals),
          ],
        }
      : null,
    {
      at: offeredAt,
      text: texts.offered(conversation.agentName),
      notes: [waitedSeconds > 0 && texts.waited(formats.duration(waitedSeconds * 1000))],
    },
    answeredAt === null ? null : { at: answeredAt, text: texts.answered, notes: [] },
    talkEndedAt === null
      ? null
      : {
          at: talkEndedAt,
          text: texts.talkEnded,
          notes: [
            end !== null && supervision.conversations.ends[end],
            answeredAt !== null && texts.talked(between(answeredAt, talkEndedAt)),
            (trail?.heldSeconds ?? 0) > 0 && texts.held(formats.duration((trail?.heldSeconds ?? 0) * 1000)),
          ],
        },
    closedAt === null
      ? null
      : {
          at: closedAt,
          text: texts.closed,
          notes: [
            talkEndedAt === null
              ? end !== null && supervision.conversations.ends[end]
              : texts.wrapUp(between(talkEndedAt, closedAt)),
          ],
        },
  ];
  const actions: Record<string, string> = audit.actions;
  return (
    <>
      <section className={classes.card}>
        <h2>{texts.course}</h2>
        <Steps steps={steps.filter((step) => step !== null)} />
      </section>
      {trail && trail.states.length > 0 && (
        <section className={classes.card}>
          <h2>{texts.states}</h2>
          <Steps
            steps={trail.states.map(({ state, beganAt, endedAt }) => ({
              at: beganAt,
              text: desk.state.names[state],
              notes: [endedAt !== null && between(beganAt, endedAt)],
            }))}
          />
        </section>
      )}
      {trail && trail.supervision.length > 0 && (
        <section className={classes.card}>
          <h2>{texts.supervision}</h2>
          <Steps
            steps={trail.supervision.map(({ at, user, action }) => ({
              at,
              text: actions[action] ?? action,
              notes: [user],
            }))}
          />
        </section>
      )}
    </>
  );
}

function Steps({ steps }: { steps: readonly Step[] }) {
  const formats = useFormats();
  return (
    <ol className={classes.course}>
      {steps.map(({ at, text, notes }) => (
        <li key={`${at} ${text}`}>
          <time dateTime={at} title={formats.exactTime(at)}>
            {formats.clock(at)}
          </time>
          <span>
            {text}
            {notes
              .filter((note) => note !== false)
              .map((note) => (
                <span key={note} className={classes.note}>{` · ${note}`}</span>
              ))}
          </span>
        </li>
      ))}
    </ol>
  );
}
