import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { describeError } from './describe-error.ts';
import { errorsOfAnswer, errorsOfSchema, type FieldErrors } from './form-issues.ts';

interface FormOptions<S extends z.ZodObject, Values> {
  /** The contract's own schema of the body. */
  schema: S;
  initial: Values;
  submit: (body: z.output<S>) => Promise<unknown>;
  /** For forms whose fields are not simply the body. */
  toBody?: (values: Values) => unknown;
  /** Says more about a refusal that concerns no field than the server's sentence does. */
  explain?: (error: unknown) => string;
}

/**
 * A form checked by a contract: by its schema before anything is sent, by the server's issues afterwards.
 * Fields are checked anew on every change once a first attempt was refused.
 */
export function useForm<S extends z.ZodObject, Values extends Record<string, unknown>>({
  schema,
  initial,
  submit,
  toBody = (values) => values,
  explain,
}: FormOptions<S, Values>) {
  const messages = useMessages();
  const { language } = useLanguage();
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [attempted, setAttempted] = useState(0);
  const [pending, setPending] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  // The eye is on the button when a form is refused: the focus goes to the first field to correct.
  useEffect(() => {
    if (attempted > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempted]);

  const check = (candidate: Values) => {
    const read = schema.safeParse(toBody(candidate));
    return { body: read.data, found: read.success ? {} : errorsOfSchema(read.error, language) };
  };

  const set = <K extends keyof Values & string>(name: K, value: Values[K]) => {
    const next = { ...values, [name]: value };
    setValues(next);
    if (attempted > 0) setErrors(check(next).found);
  };

  const refuse = (refused: unknown) => {
    const found = errorsOfAnswer(refused, Object.keys(values));
    setErrors(found);
    setFailure(Object.keys(found).length > 0 ? null : (explain?.(refused) ?? describeError(refused, messages)));
    setAttempted((count) => count + 1);
  };

  const onSubmit = async (event?: FormEvent) => {
    event?.preventDefault();
    if (pending) return;
    const { body, found } = check(values);
    setErrors(found);
    setFailure(null);
    if (Object.keys(found).length > 0 || body === undefined) {
      setAttempted((count) => count + 1);
      return;
    }
    setPending(true);
    try {
      await submit(body);
    } catch (refused) {
      refuse(refused);
    } finally {
      setPending(false);
    }
  };

  return {
    values,
    set,
    errors,
    failure,
    pending,
    dirty: JSON.stringify(values) !== JSON.stringify(initial),
    reset: (next: Values = initial) => {
      setValues(next);
      setErrors({});
      setFailure(null);
      setAttempted(0);
    },
    form: { ref: form, onSubmit, noValidate: true },
    /** Props of a text field. */
    text: <K extends keyof Values & string>(name: K) => ({
      name,
      value: String(values[name] ?? ''),
      error: errors[name],
      // A text field is only ever bound to a value that holds text.
      onChange: (event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value as Values[K]),
    }),
    /** Props of a select, a switch between options or any other field that gives its value. */
    choice: <K extends keyof Values & string>(name: K) => ({
      name,
      value: values[name],
      error: errors[name],
      // Such a field offers only values of the field's type, and null where it may be cleared.
      onChange: (value: unknown) => set(name, value as Values[K]),
    }),
  };
}
