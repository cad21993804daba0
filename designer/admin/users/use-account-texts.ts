import { useMessages } from '#designer/i18n/i18n.tsx';
import type { FormTexts } from '#designer/ui/form/form-scope.ts';

/** What the fields of an account are called; agents' passwords may be shorter. */
export function useAccountTexts(): FormTexts {
  const { users: texts, common } = useMessages();
  return {
    fields: {
      name: { label: common.name },
      role: { label: texts.role },
      login: { label: texts.login, help: texts.agentLoginHelp },
      password: { label: texts.password, help: texts.passwordHelp },
      [AGENT_PASSWORD]: { label: texts.password, help: texts.agentPasswordHelp },
    },
  };
}

/** The key of the texts for the password of an agent. */
export const AGENT_PASSWORD = 'agentPassword';
