import { Button, Kbd } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { Value } from '#schemas/flow/variable.ts';
import { isUnanswered } from '#schemas/script/answer-rule.ts';
import { isQuestion } from '#schemas/script/elements/index.ts';
import { buttonExit, NEXT_EXIT, type PageButton } from '#schemas/script/page.ts';
import { type Answers, leavePage, type SeenElement, type ShownPage, viewPage } from '#schemas/script/page-state.ts';
import classes from './page-form.module.css';
import { QuestionField } from './question-field.tsx';

export interface PageFormProps {
  page: ShownPage;
  answers: Answers;
  /** Language of the page's own texts; what the form says itself is in that of the agent. */
  language: string;
  /** Milliseconds since 1970. */
  now: number;
  onChange: (answers: Answers) => void;
  /** Called with what is handed over, once nothing hinders it. */
  onLeave: (exit: string, answers: Record<string, Value>) => void;
  /** Puts the cursor into the first question. */
  autoFocus?: boolean;
}

const TONES: Record<PageButton['tone'], string> = { neutral: 'gray', positive: 'green.8', negative: 'red.8' };

/**
 * A page of a script, as the agent at the screen fills it in. Enter goes on, Alt+1 to Alt+9 press the buttons at the bottom.
 * The same rules are applied again by the script's machine.
 */
export function PageForm({ page, answers, language, now, onChange, onLeave, autoFocus = false }: PageFormProps) {
  const { script: texts } = useMessages();
  const form = useRef<HTMLFormElement>(null);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [attempts, setAttempts] = useState(0);
  const seen = viewPage(page, answers, { now, language });
  const wrong = seen.elements.filter(({ problem }) => problem !== undefined).length;
  const title = seen.text(page.definition.title);

  useEffect(() => {
    // The eye is on the button when a page is refused: the cursor goes to the first answer to correct.
    if (attempts > 0) firstControl(form.current?.querySelector('[data-wrong]'))?.focus();
  }, [attempts]);
  useEffect(() => {
    if (autoFocus) (firstControl(form.current?.querySelector('[data-question]')) ?? form.current)?.focus();
  }, [autoFocus]);

  const leave = (exit: string) => {
    const left = leavePage(page, answers, { exit, now, language });
    if (left) onLeave(exit, left);
    else setAttempts((count) => count + 1);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (page.definition.next) leave(NEXT_EXIT);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
    const button = event.altKey && digit ? seen.buttons[Number(digit) - 1] : undefined;
    if (!button) return;
    event.preventDefault();
    event.stopPropagation();
    leave(buttonExit(button));
  };

  return (
    <form
      ref={form}
      className={classes.page}
      aria-label={title || texts.untitled}
      tabIndex={-1}
      noValidate
      onSubmit={onSubmit}
      onKeyDown={onKeyDown}
    >
      <h2 className={classes.title} lang={language}>
        {title || <span className={classes.dimmed}>{texts.untitled}</span>}
      </h2>
      {seen.elements.length === 0 && <p className={classes.dimmed}>{texts.empty}</p>}
      {seen.elements.map((found) => (
        <PageElementView
          key={found.element.id}
          found={found}
          text={seen.text}
          shown={{ language, timeZone: String(page.contact.timeZone ?? 'UTC') }}
          answer={answers[found.element.id]}
          complains={attempts > 0 || touched.has(found.element.id)}
          onChange={(answer) => onChange(withAnswer(answers, found.element.id, answer))}
          onBlur={() => {
            // Leaving an empty field is not yet a mistake.
            if (!isUnanswered(answers[found.element.id])) setTouched(new Set([...touched, found.element.id]));
          }}
        />
      ))}
      <div className={classes.actions}>
        {attempts > 0 && wrong > 0 && (
          <p className={classes.refusal} role="alert">
            {texts.incomplete(wrong)}
          </p>
        )}
        <div className={classes.buttons}>
          {seen.buttons.map((button, index) => (
            <Button
              key={button.id}
              size="sm"
              variant={button.tone === 'neutral' ? 'default' : 'filled'}
              color={TONES[button.tone]}
              aria-keyshortcuts={index < SHORTCUTS ? `Alt+${index + 1}` : undefined}
              rightSection={index < SHORTCUTS ? <Kbd className={classes.key}>{`Alt+${index + 1}`}</Kbd> : undefined}
              lang={language}
              onClick={() => leave(buttonExit(button))}
            >
              {seen.text(button.label) || button.id}
            </Button>
          ))}
          <span className={classes.space} />
          {page.definition.next && (
            <Button type="submit" size="sm">
              {texts.next}
            </Button>
          )}
          {!page.definition.next && seen.buttons.length === 0 && <p className={classes.dimmed}>{texts.noWayOut}</p>}
        </div>
      </div>
    </form>
  );
}

const SHORTCUTS = 9;

interface ElementProps {
  found: SeenElement;
  text: (localised: Readonly<Record<string, string>>) => string;
  shown: { language: string; timeZone: string };
  answer: Value | undefined;
  /** Whether a problem is shown: not before there was a chance to answer. */
  complains: boolean;
  onChange: (answer: Value | undefined) => void;
  onBlur: () => void;
}

function PageElementView({ found, text, shown, answer, complains, onChange, onBlur }: ElementProps) {
  const { script: texts } = useMessages();
  const { element, problem } = found;
  if (element.type === 'section') {
    return (
      <div className={classes.section} lang={shown.language}>
        <h3>{text(element.label)}</h3>
        {text(element.help) && <p className={classes.dimmed}>{text(element.help)}</p>}
      </div>
    );
  }
  if (element.type === 'text') {
    return (
      <div className={classes.words} data-style={element.style} lang={shown.language}>
        {element.style !== 'plain' && <span className={classes.kind}>{texts[element.style]}</span>}
        <p>{text(element.text)}</p>
      </div>
    );
  }
  if (!isQuestion(element)) return null;
  const said = problem && complains ? texts.problems[problem.code](problem.limit ?? 0) : undefined;
  const own = problem?.code === 'not-true' ? text(element.invalidText) : '';
  return (
    <div data-question={element.id} data-wrong={problem ? true : undefined} lang={shown.language}>
      <QuestionField
        question={element}
        text={text}
        answer={answer}
        error={said === undefined ? undefined : own || said}
        timeZone={shown.timeZone}
        onChange={onChange}
        onBlur={onBlur}
      />
    </div>
  );
}

function withAnswer(answers: Answers, id: string, answer: Value | undefined): Answers {
  const { [id]: _before, ...others } = answers;
  return answer === undefined ? others : { ...others, [id]: answer };
}

function firstControl(root: Element | null | undefined): HTMLElement | undefined {
  return root?.querySelector<HTMLElement>('input, textarea, select') ?? undefined;
}
