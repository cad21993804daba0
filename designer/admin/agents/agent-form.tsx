import { Button, Group } from '@mantine/core';
import { IconArrowLeft, IconKey, IconUserCheck, IconUserOff } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { z } from 'zod';
import { useCall } from '#designer/api/query.ts';
import { useSession } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { FormField, FormFields } from '#designer/ui/form/form-fields.tsx';
import { FormSections } from '#designer/ui/form/form-sections.tsx';
import { RecordForm } from '#designer/ui/form/record-form.tsx';
import { SaveBar } from '#designer/ui/form/save-bar.tsx';
import { type StoredRecord, useRecordForm } from '#designer/ui/form/use-record-form.ts';
import { ButtonLink } from '#designer/ui/links.tsx';
import { Page } from '#designer/ui/page.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import {
  type Agent,
  agentSettings,
  createAgent,
  listAgents,
  type NewAccount,
  updateAgent,
} from '#schemas/api/agents.ts';
import { listQueues } from '#schemas/api/queues.ts';
import { currentSession, listUsers } from '#schemas/api/session.ts';
import { listSkillGroups } from '#schemas/api/skill-groups.ts';
import { listSupervisionGroups } from '#schemas/api/supervision-groups.ts';
import { agentPassword } from '#schemas/domain/user.ts';
import { field } from '#schemas/nodes/fields.ts';
import { AgentState } from './agent-state.tsx';
import classes from './agents.module.css';
import { CredentialsDialog } from './credentials-dialog.tsx';
import { SupervisesField } from './supervises-field.tsx';
import { useAccountChanges } from './use-account-changes.tsx';

const REFRESHES = [currentSession, listAgents, listUsers, listQueues, listSkillGroups, listSupervisionGroups];

/** The settings, and a password where one is typed; '' leaves it as it is, or lets one be made up. */
const agentDraft = agentSettings.extend({
  password: field(
    z
      .string()
      .max(200)
      .refine((text) => text === '' || agentPassword.safeParse(text).success, 'agent-password-length'),
    { widget: 'text' },
  ),
});
type AgentDraft = z.infer<typeof agentDraft>;

interface AgentFormProps {
  agent: Agent;
  isNew: boolean;
  reload: () => Promise<unknown>;
}

/** Everything an admin says of an agent, in four parts. */
export function AgentForm({ agent, isNew, reload }: AgentFormProps) {
  const { agents: texts, common } = useMessages();
  const navigate = useNavigate();
  const toasts = useToasts();
  const create = useCall(createAgent, { refreshes: REFRESHES });
  const update = useCall(updateAgent, { refreshes: REFRESHES });
  const [made, setMade] = useState<NewAccount | null>(null);
  const form = useRecordForm({
    schema: agentDraft,
    stored: storedOf(agent),
    texts: isNew ? { ...texts, fields: { ...texts.fields, password: texts.newPassword } } : texts,
    reload,
    save: async ({ password: typed, ...settings }, revision) => {
      const body = { ...settings, password: typed === '' ? undefined : typed };
      const { agent: saved, password } = isNew
        ? await create.mutateAsync({ body })
        : await update.mutateAsync({ params: { id: agent.id }, body: { ...body, active: agent.active, revision } });
      toasts.done(common.saved(saved.name));
      if (password !== null) setMade({ id: saved.id, login: saved.login, name: saved.name, password });
      else if (isNew) void navigate({ to: '/agents/$agentId', params: { agentId: saved.id }, ignoreBlocker: true });
      return storedOf(saved);
    },
  });
  const closeCredentials = () => {
    setMade(null);
    if (isNew && made) void navigate({ to: '/agents/$agentId', params: { agentId: made.id }, replace: true });
  };
  return (
    <Page
      title={isNew ? texts.editor.newTitle : agent.name}
      note={isNew || agent.revision === 0 ? undefined : <AgentState agent={agent} />}
      actions={
        <Group gap="xs">
          <ButtonLink to="/agents" variant="subtle" leftSection={<IconArrowLeft size={15} />}>
            {texts.editor.back}
          </ButtonLink>
          {agent.revision > 0 && <AccountButtons agent={agent} />}
        </Group>
      }
    >
      <RecordForm form={form}>
        <FormSections
          label={texts.editor.sections}
          sections={[
            {
              id: 'general',
              label: texts.editor.general,
              paths: [
                ['login'],
                ['name'],
                ['password'],
                ['role'],
                ['language'],
                ['profile', 'line'],
                ['profile', 'options'],
                ['profile', 'display'],
              ],
              content: <GeneralSection />,
            },
            {
              id: 'skills',
              label: texts.editor.skills,
              paths: [
                ['profile', 'queues'],
                ['profile', 'skills'],
              ],
            },
            {
              id: 'rights',
              label: texts.editor.rights,
              paths: [
                ['profile', 'rights'],
                ['profile', 'supervision'],
              ],
              content: <RightsSection raises={raises(form.values, agent)} />,
            },
            {
              id: 'supervision',
              label: texts.editor.supervision,
              paths: [
                ['profile', 'memberOf'],
                ['profile', 'supervises'],
              ],
              content: (
                <div className={classes.column}>
                  <FormField path={['profile', 'memberOf']} />
                  <FormField path={['profile', 'supervises']} widget={SupervisesField} />
                </div>
              ),
            },
          ]}
        />
        <SaveBar />
      </RecordForm>
      {made && <CredentialsDialog accounts={[made]} onClose={closeCredentials} />}
    </Page>
  );
}

function GeneralSection() {
  const { editor } = useMessages().agents;
  return (
    <div className={classes.columns}>
      <div className={classes.column}>
        <h2 className={classes.heading}>{editor.account}</h2>
        <FormFields only={['login', 'name', 'password', 'role', 'language']} />
      </div>
      <div className={classes.column}>
        <h2 className={classes.heading}>{editor.line}</h2>
        <FormField path={['profile', 'line']} />
        <h2 className={classes.heading}>{editor.display}</h2>
        <FormFields path={['profile', 'display']} />
      </div>
      <div className={classes.column}>
        <h2 className={classes.heading}>{editor.work}</h2>
        <FormFields path={['profile', 'options']} />
      </div>
    </div>
  );
}

function RightsSection({ raises }: { raises: boolean }) {
  const { editor } = useMessages().agents;
  return (
    <div className={classes.columns}>
      <div className={classes.column}>
        <FormField path={['profile', 'rights']} />
      </div>
      <div className={classes.column}>
        <FormField path={['profile', 'supervision']} />
        {/* Keeps its place, so that ticking a box moves nothing. */}
        <p className={classes.note} aria-live="polite" style={{ visibility: raises ? undefined : 'hidden' }}>
          {editor.becomesSupervisor}
        </p>
      </div>
    </div>
  );
}

function AccountButtons({ agent }: { agent: Agent }) {
  const { editor } = useMessages().agents;
  const self = useSession()?.id === agent.id;
  const { change, askDeactivate, askReset, credentials } = useAccountChanges();
  return (
    <>
      <Button variant="default" leftSection={<IconKey size={15} />} onClick={() => askReset([agent.id])}>
        {editor.reset}
      </Button>
      {agent.active && !self && (
        <Button variant="default" leftSection={<IconUserOff size={15} />} onClick={() => askDeactivate([agent.id])}>
          {editor.deactivate}
        </Button>
      )}
      {!agent.active && (
        <Button
          variant="default"
          leftSection={<IconUserCheck size={15} />}
          onClick={() => void change([agent.id], { type: 'activate' })}
        >
          {editor.activate}
        </Button>
      )}
      {credentials}
    </>
  );
}

/** Whether saving would make a supervisor of an agent. */
function raises(draft: AgentDraft, agent: Agent): boolean {
  return draft.role === 'agent' && agent.role === 'agent' && draft.profile.supervision.length > 0;
}

function storedOf({ login, name, role, language, profile, revision }: Agent): StoredRecord<AgentDraft> {
  return { revision, value: { login, name, role, language, profile, password: '' } };
}
