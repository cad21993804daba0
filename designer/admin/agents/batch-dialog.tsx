import { Input, Text, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useCall } from '#designer/api/query.ts';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import type { FieldProps } from '#designer/ui/form/field-editor.tsx';
import { FieldFrame, useInputProps } from '#designer/ui/form/fields/field-frame.tsx';
import { FormField, FormFields } from '#designer/ui/form/form-fields.tsx';
import { useFieldIssues, useFormScope } from '#designer/ui/form/form-scope.ts';
import { RecordDialog } from '#designer/ui/form/record-dialog.tsx';
import { useRecordForm } from '#designer/ui/form/use-record-form.ts';
import { createAgents, listAgents, type NewAccount } from '#schemas/api/agents.ts';
import { listQueues } from '#schemas/api/queues.ts';
import { listUsers } from '#schemas/api/session.ts';
import { NEW_AGENT_PROFILE } from '#schemas/domain/agent.ts';
import classes from './agents.module.css';
import { CredentialsDialog } from './credentials-dialog.tsx';

const FIRST_COUNT = 5;

interface BatchDialogProps {
  nextLogin: string;
  onMade?: (accounts: readonly NewAccount[]) => void;
  onClose: () => void;
}

/** Creates agents who are alike, then shows their logins and passwords once. */
export function BatchDialog({ nextLogin, onMade, onClose }: BatchDialogProps) {
  const { agents: texts } = useMessages();
  const { language } = useLanguage();
  const create = useCall(createAgents, { refreshes: [listAgents, listUsers, listQueues] });
  const isMade = useRef(false);
  const [accounts, setAccounts] = useState<readonly NewAccount[] | null>(null);
  const [stored] = useState(() => ({
    revision: 0,
    value: { count: FIRST_COUNT, firstLogin: nextLogin, names: [], language, profile: NEW_AGENT_PROFILE },
  }));
  const form = useRecordForm({
    schema: createAgents.body,
    stored,
    texts,
    save: async (body) => {
      const answer = await create.mutateAsync({ body });
      isMade.current = true;
      setAccounts(answer.accounts);
      onMade?.(answer.accounts);
      return { revision: 0, value: body };
    },
  });
  if (accounts) return <CredentialsDialog accounts={accounts} onClose={onClose} />;
  const { count } = form.values;
  return (
    <RecordDialog
      title={texts.batch.title}
      action={texts.batch.action(Number.isInteger(count) ? count : 0)}
      form={form}
      // Saving closes the form, but not before the passwords have been seen.
      onClose={() => isMade.current || onClose()}
      size={860}
    >
      <Text size="sm" c="dimmed">
        {texts.batch.help}
      </Text>
      <div className={classes.columns}>
        <div className={classes.column}>
          <h3 className={classes.heading}>{texts.batch.accounts}</h3>
          <FormFields only={['count', 'firstLogin']} />
          <FormField path={['names']} widget={NamesField} />
          <FormFields only={['language']} />
        </div>
        <div className={classes.column}>
          <h3 className={classes.heading}>{texts.batch.alike}</h3>
          <FormFields path={['profile']} only={['queues', 'skills', 'memberOf']} />
        </div>
      </div>
    </RecordDialog>
  );
}

/** Names, one on each line; empty lines keep their place. */
function NamesField(field: FieldProps) {
  const form = useFormScope();
  const { batch } = useMessages().agents;
  const { readOnly: _, ...input } = useInputProps(field);
  const ofLines = useFieldIssues(field.path, true).filter(({ path }) => path.length > field.path.length);
  const names = Array.isArray(field.value) ? field.value.map(String) : [];
  return (
    <FieldFrame field={field} composite>
      <Textarea
        {...input}
        autosize
        minRows={4}
        maxRows={10}
        value={names.join('\n')}
        onChange={(event) => {
          const text = event.currentTarget.value;
          form.set(field.path, text === '' ? [] : text.split('\n'));
        }}
      />
      {ofLines.map(({ path, message }) => (
        <Input.Error key={path.join('.')} role="alert">
          {batch.wrongLine(Number(path.at(-1)) + 1, message)}
        </Input.Error>
      ))}
    </FieldFrame>
  );
}
