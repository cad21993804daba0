import { Alert, Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconRotate } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { PageForm } from '#designer/agent/script/page-form.tsx';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { coerceValue } from '#schemas/expressions/evaluate.ts';
import type { FlowNode } from '#schemas/flow/flow.ts';
import { emptyValue, initialValue, type Value, type Variable } from '#schemas/flow/variable.ts';
import { isQuestion } from '#schemas/script/elements/index.ts';
import { type PageDefinition, pageDefinition } from '#schemas/script/page.ts';
import { type Answers, firstAnswers, type ShownPage } from '#schemas/script/page-state.ts';
import { namesUsedBy } from '../document/variable-use.ts';
import { useFlow } from '../editor/editor.ts';
import { useSpokenLanguage } from '../editor/use-spoken-language.ts';
import { viewNode } from '../graph/node-view.ts';
import classes from './page-designer.module.css';

export type PreviewValues = Readonly<Record<string, Value>>;

interface PagePreviewProps {
  node: FlowNode;
  /** Values of variables while trying; they stay when the preview goes from page to page. */
  values: PreviewValues;
  onValues: (values: PreviewValues) => void;
  onOpenPage: (id: string) => void;
}

const CALLER = '+33140000001';
const CALLED = '+33180000000';

/** The page as the agent's screen shows it, with its conditions, checks and languages at work. */
export function PagePreview({ node, values, onValues, onOpenPage }: PagePreviewProps) {
  const { pageDesigner: texts } = useMessages().flows;
  const languages = useFlow((flow) => flow.languages);
  const variables = useFlow((flow) => flow.variables);
  const [language, chooseLanguage] = useSpokenLanguage();
  const [run, setRun] = useState(0);
  const { definition, current } = useLastSound(node);
  return (
    <section className={classes.preview} aria-label={texts.preview} data-scroll>
      <div className={classes.previewHead}>
        <h3 className={classes.heading}>{texts.preview}</h3>
        <span className={classes.space} />
        {languages.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label={texts.language}
            value={language}
            onChange={chooseLanguage}
            data={languages.map((code) => ({ value: code, label: code.toUpperCase() }))}
          />
        )}
        <Button
          variant="default"
          leftSection={<IconRotate size={14} aria-hidden />}
          onClick={() => {
            onValues({});
            setRun((count) => count + 1);
          }}
        >
          {texts.restart}
        </Button>
      </div>
      <p className={classes.hint}>{texts.previewHelp}</p>
      {definition && <GivenValues node={node} values={values} onValues={onValues} definition={definition} />}
      {!current && (
        <Alert color="yellow" p="xs">
          {definition ? texts.invalid : texts.nothingToShow}
        </Alert>
      )}
      {definition && (
        <Trial
          // What is declared or given anew begins anew; what is merely reworded goes on.
          key={`${node.id} ${run}`}
          node={node}
          definition={definition}
          language={language}
          variables={variables}
          values={values}
          onValues={onValues}
          onOpenPage={onOpenPage}
          onAgain={() => setRun((count) => count + 1)}
        />
      )}
    </section>
  );
}

interface TrialProps extends Omit<PagePreviewProps, 'onLeave'> {
  definition: PageDefinition;
  language: string;
  variables: readonly Variable[];
  onAgain: () => void;
}

function Trial({ node, definition, language, variables, values, onValues, onOpenPage, onAgain }: TrialProps) {
  const [now] = useState(() => Date.now());
  const page = useMemo(
    () => shownPage({ definition, variables, values, language, now }),
    [definition, variables, values, language, now],
  );
  const [typed, setTyped] = useState<Answers>();
  const [left, setLeft] = useState<{ exit: string; answers: Answers }>();
  const answers = typed ?? firstAnswers(page, { now, language });
  if (left) {
    const onward = () => onValues({ ...values, ...keptAnswers(definition, variables, left.answers) });
    return <Left node={node} left={left} onAgain={onAgain} onKeep={onward} onOpenPage={onOpenPage} />;
  }
  return (
    <PageForm
      page={page}
      answers={answers}
      language={language}
      now={now}
      onChange={setTyped}
      onLeave={(exit, handedOver) => setLeft({ exit, answers: handedOver })}
    />
  );
}

interface LeftProps {
  node: FlowNode;
  left: { exit: string; answers: Answers };
  onAgain: () => void;
  onKeep: () => void;
  onOpenPage: (id: string) => void;
}

/** What was handed over, and where it leads. */
function Left({ node, left, onAgain, onKeep, onOpenPage }: LeftProps) {
  const { pageDesigner: texts } = useMessages().flows;
  const { language } = useLanguage();
  const [spoken] = useSpokenLanguage();
  const target = useFlow((flow) => {
    const edge = flow.edges.find(({ source, exit }) => source === node.id && exit === left.exit);
    return flow.nodes.find(({ id }) => id === edge?.target);
  });
  const exit = viewNode(node, language, spoken).exits.find(({ id }) => id === left.exit)?.name ?? left.exit;
  const title = target && viewNode(target, language, spoken).title;
  const given = Object.entries(left.answers).filter(([, answer]) => answer !== null);
  return (
    <div className={classes.left} role="status">
      <p>
        <strong>{texts.leftBy(exit)}</strong> {title === undefined ? texts.leadsNowhere : texts.leadsTo(title)}
      </p>
      {given.length === 0 ? (
        <p className={classes.hint}>{texts.noAnswers}</p>
      ) : (
        <dl className={classes.given}>
          {given.map(([id, answer]) => (
            <div key={id}>
              <dt>{id}</dt>
              <dd>{typeof answer === 'string' ? answer : JSON.stringify(answer)}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className={classes.leftButtons}>
        <Button variant="default" onClick={onAgain}>
          {texts.restart}
        </Button>
        {target?.kind === 'page' && (
          <Button
            onClick={() => {
              onKeep();
              onOpenPage(target.id);
            }}
          >
            {texts.goOn(title ?? target.id)}
          </Button>
        )}
      </div>
    </div>
  );
}

interface GivenValuesProps extends Pick<PagePreviewProps, 'node' | 'values' | 'onValues'> {
  definition: PageDefinition;
}

/** Values of the variables that the page reads but does not ask for, to try it with. */
function GivenValues({ node, definition, values, onValues }: GivenValuesProps) {
  const { pageDesigner: texts } = useMessages().flows;
  const variables = useFlow((flow) => flow.variables);
  const used = namesUsedBy(node);
  const filled = definition.elements.flatMap((element) => (isQuestion(element) ? [element.variable] : []));
  const read = variables.filter(({ name }) => used.includes(name) && !filled.includes(name));
  if (read.length === 0) return null;
  return (
    <details className={classes.values}>
      <summary>{texts.values}</summary>
      <div className={classes.valueFields}>
        {read.map((variable) => (
          <TextInput
            key={variable.name}
            size="xs"
            label={variable.name}
            value={show(values[variable.name] ?? initialValue(variable))}
            onChange={({ currentTarget: { value } }) => onValues({ ...values, [variable.name]: fit(value, variable) })}
          />
        ))}
      </div>
    </details>
  );
}

function show(value: Value): string {
  return value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
}

/** What was typed as a value of the variable; its empty value while it does not read as one. */
function fit(text: string, { type }: Variable): Value {
  try {
    return coerceValue(text, type);
  } catch {
    return emptyValue(type);
  }
}

/** The page as it last held to its schema: half-typed settings do not take the preview away. */
function useLastSound(node: FlowNode): { definition: PageDefinition | undefined; current: boolean } {
  const parsed = useMemo(() => pageDefinition.safeParse(node.config), [node.config]);
  const [last, setLast] = useState<{ node: string; definition: PageDefinition }>();
  if (parsed.success && last?.definition !== parsed.data) setLast({ node: node.id, definition: parsed.data });
  if (parsed.success) return { definition: parsed.data, current: true };
  return { definition: last?.node === node.id ? last.definition : undefined, current: false };
}

interface ShownOptions {
  definition: PageDefinition;
  variables: readonly Variable[];
  values: PreviewValues;
  language: string;
  now: number;
}

function shownPage({ definition, variables, values, language, now }: ShownOptions): ShownPage {
  return {
    definition,
    variables: variables.map((variable) => ({
      name: variable.name,
      type: variable.type,
      value: values[variable.name] ?? initialValue(variable),
    })),
    given: {},
    contact: {
      id: 'preview',
      caller: CALLER,
      called: CALLED,
      language,
      startedAt: new Date(now).toISOString(),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    },
  };
}

/** What the variables hold after the page was left. */
function keptAnswers(definition: PageDefinition, variables: readonly Variable[], answers: Answers): PreviewValues {
  const kept: Record<string, Value> = {};
  for (const element of definition.elements) {
    const variable = isQuestion(element) && variables.find(({ name }) => name === element.variable);
    const answer = answers[element.id];
    if (!variable || answer === undefined) continue;
    kept[variable.name] = answer === null ? emptyValue(variable.type) : coerceValue(answer, variable.type);
  }
  return kept;
}
