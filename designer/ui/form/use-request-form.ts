import type { z } from 'zod';
import type { FormTexts } from './form-scope.ts';
import { type RecordFormState, useRecordForm } from './use-record-form.ts';

interface RequestFormOptions<S extends z.ZodObject> {
  /** The contract's own schema of what is sent. */
  schema: S;
  initial: z.output<S>;
  /** @throws ApiError whose issues are shown at their fields */
  send: (body: z.output<S>) => Promise<unknown>;
  texts: FormTexts;
  /** Says more about a refusal that concerns no field than the server's sentence does. */
  explain?: (error: unknown) => string | undefined;
}

/**
 * A record form over what is sent instead of stored and edited: something new, a name, a password. Once it is sent the form
 * is as it was at first.
 */
export function useRequestForm<S extends z.ZodObject>({
  schema,
  initial,
  send,
  ...options
}: RequestFormOptions<S>): RecordFormState<z.output<S>> {
  const stored = { value: initial, revision: 0 };
  return useRecordForm({
    ...options,
    schema,
    stored,
    save: async (value) => {
      await send(value);
      return stored;
    },
  });
}
