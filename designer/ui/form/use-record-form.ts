import { type FormEvent, type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import type { z } from 'zod';
import { ApiError } from '#designer/api/api-error.ts';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import type { FlowKind } from '#schemas/flow/flow.ts';
import { describeError } from '../describe-error.ts';
import { type FieldIssue, type FormTexts, isInside, type WantedField } from './form-scope.ts';
import { changedPaths, mergeRecords } from './record-changes.ts';
import { answerIssues, schemaIssues } from './record-issues.ts';
import { type FieldPath, setAtPath } from './set-at-path.ts';

/** A record as the server has it. */
export interface StoredRecord<Values> {
  value: Values;
  revision: number;
  updatedBy?: string;
  updatedAt?: string;
}

interface RecordFormOptions<S extends z.ZodObject> {
  /** The contract's own schema of what is edited: its body without the revision. */
  schema: S;
  /** From the query; a later revision of it is taken in, or asked about once something was entered. */
  stored: StoredRecord<z.output<S>>;
  /** Sends everything. @returns What is stored now. @throws ApiError; `stale-revision` leads to `reload`. */
  save: (value: z.output<S>, revision: number) => Promise<StoredRecord<z.output<S>>>;
  /** Fetches what is stored again, so that `stored` is the newest. */
  reload?: () => Promise<unknown>;
  texts: FormTexts;
  /** For those who may look but not change. */
  readOnly?: boolean;
  /** Problems that somebody else found, such as a summary; they are shown at their fields and keep nobody from saving. */
  findings?: readonly FieldIssue[];
  /** In which texts for customers are written; the first is shown first. */
  languages?: (value: z.output<S>) => readonly string[];
  /** Flows that fields offer: those which a flow of this kind can call; IVRs when absent. */
  flowKind?: FlowKind;
  /** Says more about a refusal that concerns no field than the server's sentence does. */
  explain?: (error: unknown) => string | undefined;
}

export interface RecordFormState<Values = unknown> {
  schema: z.ZodObject;
  texts: FormTexts;
  readOnly: boolean;
  /** What was entered so far; it may not satisfy the schema yet. */
  values: Values;
  set: (path: FieldPath, value: unknown) => void;
  settle: (path: FieldPath) => void;
  /** Problems to show. */
  issues: readonly FieldIssue[];
  /** How many of them keep the form from being saved. */
  errorCount: number;
  changed: readonly FieldPath[];
  dirty: boolean;
  pending: boolean;
  /** Why saving failed, where no field is to blame. */
  failure: string | null;
  save: () => Promise<boolean>;
  revert: () => void;
  wanted: WantedField | undefined;
  /** Shows a field and gives it the focus. */
  show: (path: FieldPath) => void;
  showFirstError: () => void;
  /** What somebody else saved meanwhile. */
  conflict: Conflict<Values> | undefined;
  languages: readonly string[];
  flowKind: FlowKind;
  form: { ref: RefObject<HTMLFormElement | null>; onSubmit: (event?: FormEvent) => void; noValidate: boolean };
}

export interface Conflict<Values = unknown> {
  theirs: StoredRecord<Values>;
  /** What both began with. */
  base: Values;
  /** Merges their changes into what was entered; whose counts where both changed the same field. */
  resolve: (prefer: 'mine' | 'theirs') => void;
}

const NO_ISSUES: readonly FieldIssue[] = [];
const ONE_LANGUAGE = () => ['en'];

/**
 * The state of a form that is drawn from a schema, for `<RecordForm>`, `<FormFields>`, `<FormSections>` and `<SaveBar>`.
 * A field says what is wrong with it once it was left, all of them do once saving was refused.
 *
 * ```tsx
 * const stored = useQuery(reading(readQueue, { params: { id } })).data.queue;
 * const update = useCall(updateQueue, { refreshes: [listQueues, readQueue] });
 * const form = useRecordForm({
 *   schema: updateQueue.body.omit({ revision: true }),
 *   stored: storedOf(stored),                       // { value: { name, … }, revision, updatedBy, updatedAt }
 *   save: async (body, revision) => {
 *     const { queue } = await update.mutateAsync({ params: { id }, body: { ...body, revision } });
 *     return storedOf(queue);
 *   },
 *   reload: () => query.refetch(),
 *   texts: messages.queues,                         // { fields: { 'name': { label, help } }, options: { 'strategy=round-robin': … } }
 *   readOnly: !may(updateQueue),
 * });
 * return (
 *   <RecordForm form={form}>
 *     <FormSections
 *       label={texts.tabs}
 *       sections={[
 *         { id: 'general', label: 'General', paths: [['name'], ['priority']] },
 *         { id: 'skills', label: 'Skills', paths: [['skills']], content: <SkillsTab /> },
 *       ]}
 *     />
 *     <SaveBar />
 *   </RecordForm>
 * );
 * ```
 * A field with a control of its own: `<FormField path={['dids']} widget={DidsField} />`. In a dialog: `<RecordDialog>`.
 */
export function useRecordForm<S extends z.ZodObject>(options: RecordFormOptions<S>): RecordFormState<z.output<S>> {
  type Values = z.output<S>;
  const { schema, stored, readOnly = false, findings = NO_ISSUES, languages = ONE_LANGUAGE } = options;
  const messages = useMessages();
  const { language } = useLanguage();
  const [base, setBase] = useState(stored);
  const [values, setValues] = useState<Values>(stored.value);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [attempted, setAttempted] = useState(false);
  const [refused, setRefused] = useState<readonly FieldIssue[]>(NO_ISSUES);
  const [failure, setFailure] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const [wanted, setWanted] = useState<WantedField>();
  const form = useRef<HTMLFormElement>(null);

  const changed = useMemo(() => changedPaths(base.value, values), [base, values]);
  const dirty = changed.length > 0;
  const isNewer = stored.revision > base.revision;
  if (isNewer && !dirty && !pending) {
    setBase(stored);
    setValues(stored.value);
  }
  const theirs = isNewer && dirty && !pending ? stored : undefined;

  const found = useMemo(() => {
    const read = schema.safeParse(values);
    return read.success ? NO_ISSUES : schemaIssues(read.error, language);
  }, [schema, values, language]);
  const issues = useMemo(() => {
    const shown = attempted ? found : found.filter(({ path }) => isTouched(touched, path));
    return [...shown, ...refused, ...findings];
  }, [found, touched, attempted, refused, findings]);

  const set = useCallback(
    (path: FieldPath, value: unknown) => {
      if (readOnly) return;
      // Fields write values of the shape that their schema has.
      setValues((before) => setAtPath(before, path, value) as Values);
      setRefused((before) => before.filter((issue) => !isInside(issue.path, path) && !isInside(path, issue.path)));
      setFailure(null);
    },
    [readOnly],
  );
  const settle = useCallback((path: FieldPath) => {
    setTouched((before) => (before.has(path.join('.')) ? before : new Set([...before, path.join('.')])));
  }, []);
  const show = useCallback((path: FieldPath) => {
    setWanted({ path, done: () => setWanted(undefined) });
  }, []);
  const begin = (from: StoredRecord<Values>, next: Values = from.value) => {
    setBase(from);
    setValues(next);
    setRefused(NO_ISSUES);
    setFailure(null);
  };

  const refuse = (error: unknown) => {
    const ofFields = answerIssues(error).filter(({ path }) => String(path[0]) in schema.shape);
    setRefused(ofFields);
    setAttempted(true);
    if (ofFields[0]) show(ofFields[0].path);
    else setFailure(options.explain?.(error) ?? describeError(error, messages));
    if (error instanceof ApiError && error.code === 'stale-revision') void options.reload?.();
  };
  const save = async () => {
    if (pending || readOnly) return false;
    const read = schema.safeParse(values);
    if (!read.success) {
      setAttempted(true);
      show(schemaIssues(read.error, language)[0]?.path ?? []);
      return false;
    }
    setPending(true);
    setRefused(NO_ISSUES);
    setFailure(null);
    try {
      const next = await options.save(read.data, base.revision);
      setBase(next);
      // What was typed while it was on its way stays.
      setValues((now) => mergeRecords({ base: values, mine: now, theirs: next.value, prefer: 'mine' }));
      setTouched(new Set());
      setAttempted(false);
      return true;
    } catch (error) {
      refuse(error);
      return false;
    } finally {
      setPending(false);
    }
  };

  return {
    schema,
    texts: options.texts,
    readOnly,
    values,
    set,
    settle,
    issues,
    errorCount: (attempted ? found.length : 0) + refused.length,
    changed,
    dirty,
    pending,
    failure,
    save,
    revert: () => {
      begin(theirs ?? base);
      setTouched(new Set());
      setAttempted(false);
    },
    wanted,
    show,
    showFirstError: () => {
      const first = issues.find(({ severity }) => severity === 'error');
      if (first) show(first.path);
    },
    conflict: theirs && {
      theirs,
      base: base.value,
      resolve: (prefer) =>
        begin(theirs, mergeRecords({ base: base.value, mine: values, theirs: theirs.value, prefer })),
    },
    languages: languages(values),
    flowKind: options.flowKind ?? 'ivr',
    form: {
      ref: form,
      noValidate: true,
      onSubmit: (event) => {
        event?.preventDefault();
        // Forms in dialogs that were opened from this one are its children for React.
        event?.stopPropagation();
        void save();
      },
    },
  };
}

/** Whether the field of a problem, or one around or inside it, was left. */
function isTouched(touched: ReadonlySet<string>, path: FieldPath): boolean {
  return path.some((_, index) => touched.has(path.slice(0, index + 1).join('.')));
}
