import { TextInput } from '@mantine/core';
import { useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { FormDialog } from '#designer/ui/form-dialog.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { useForm } from '#designer/ui/use-form.ts';
import { listAgents } from '#schemas/api/agents.ts';
import { createUser, listUsers } from '#schemas/api/session.ts';
import type { Role } from '#schemas/domain/user.ts';
import { NewPasswordInput } from './new-password-input.tsx';
import { RoleSelect } from './role-select.tsx';

const empty: { name: string; login: string; role: Role; password: string } = {
  name: '',
  login: '',
  role: 'designer',
  password: '',
};

export function CreateUserDialog({ onClose }: { onClose: () => void }) {
  const { users: texts, common } = useMessages();
  const toasts = useToasts();
  const create = useCall(createUser, { refreshes: [listUsers, listAgents] });
  const form = useForm({
    schema: createUser.body,
    initial: empty,
    submit: async (body) => {
      await create.mutateAsync({ body });
      toasts.done(texts.created(body.name));
      onClose();
    },
  });
  const forAgent = form.values.role === 'agent';
  return (
    <FormDialog opened onClose={onClose} form={form} title={texts.createTitle} action={common.create}>
      <TextInput {...form.text('name')} label={common.name} autoComplete="off" data-autofocus />
      <RoleSelect {...form.choice('role')} />
      <TextInput
        {...form.text('login')}
        label={texts.login}
        description={forAgent ? texts.agentLoginHelp : undefined}
        inputMode={forAgent ? 'numeric' : undefined}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <NewPasswordInput
        {...form.text('password')}
        forAgent={forAgent}
        onGenerate={(password) => form.set('password', password)}
      />
    </FormDialog>
  );
}
