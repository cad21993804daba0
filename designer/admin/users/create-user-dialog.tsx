import { useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { FormField, FormFields } from '#designer/ui/form/form-fields.tsx';
import { RecordDialog } from '#designer/ui/form/record-dialog.tsx';
import { useRequestForm } from '#designer/ui/form/use-request-form.ts';
import { useToasts } from '#designer/ui/toasts.tsx';
import { listAgents } from '#schemas/api/agents.ts';
import { createUser, listUsers } from '#schemas/api/session.ts';
import { LoginField, NewPasswordField } from './account-fields.tsx';
import { RoleField } from './role-field.tsx';
import { useAccountTexts } from './use-account-texts.ts';

const EMPTY: ReturnType<typeof createUser.body.parse> = { name: '', login: '', role: 'designer', password: '' };

export function CreateUserDialog({ onClose }: { onClose: () => void }) {
  const { users: texts, common } = useMessages();
  const toasts = useToasts();
  const create = useCall(createUser, { refreshes: [listUsers, listAgents] });
  const form = useRequestForm({
    schema: createUser.body,
    initial: EMPTY,
    texts: useAccountTexts(),
    send: async (body) => {
      await create.mutateAsync({ body });
      toasts.done(texts.created(body.name));
    },
  });
  return (
    <RecordDialog title={texts.createTitle} action={common.create} form={form} onClose={onClose}>
      <FormFields only={['name']} />
      <FormField path={['role']} widget={RoleField} />
      <FormField path={['login']} widget={LoginField} />
      <FormField path={['password']} widget={NewPasswordField} />
    </RecordDialog>
  );
}
