import {
  Avatar,
  Menu,
  SegmentedControl,
  Text,
  UnstyledButton,
  useMantineColorScheme,
  VisuallyHidden,
} from '@mantine/core';
import { IconDeviceDesktop, IconKey, IconKeyboard, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call } from '#designer/api/call.ts';
import { useSession } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useShortcutHelp } from '#designer/ui/shortcuts.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { setAgentState } from '#schemas/api/desk.ts';
import { signOut } from '#schemas/api/session.ts';
import classes from './navigation-rail.module.css';
import { useChooseLanguage } from './use-choose-language.ts';

/** Everything about the person who is signed in: language, theme, password, sign out. */
export function UserMenu() {
  const { app, common, users } = useMessages();
  const user = useSession();
  const { language, chooseLanguage } = useChooseLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const showShortcuts = useShortcutHelp();
  const leave = useSignOut();
  const navigate = useNavigate();
  if (!user) return null;
  return (
    <Menu position="right-end" width={250}>
      <Menu.Target>
        <UnstyledButton className={classes.item} title={user.name}>
          <VisuallyHidden>
            {app.userMenu}: {user.name}
          </VisuallyHidden>
          <Avatar aria-hidden size={28} radius="xl" name={user.name} color="rail" variant="filled" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} c="var(--mantine-color-text)" truncate>
            {user.name}
          </Text>
          {user.login} · {users.roles[user.role]}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{app.language.label}</Menu.Label>
        <SegmentedControl
          fullWidth
          size="xs"
          mx={6}
          aria-label={app.language.label}
          value={language}
          onChange={chooseLanguage}
          data={[
            { value: 'en', label: app.language.en },
            { value: 'fr', label: app.language.fr },
          ]}
        />
        <Menu.Label mt={4}>{app.theme.label}</Menu.Label>
        <SegmentedControl
          fullWidth
          size="xs"
          mx={6}
          mb={6}
          aria-label={app.theme.label}
          value={colorScheme}
          onChange={setColorScheme}
          data={[
            { value: 'light', label: <IconSun size={15} aria-label={app.theme.light} /> },
            { value: 'dark', label: <IconMoon size={15} aria-label={app.theme.dark} /> },
            { value: 'auto', label: <IconDeviceDesktop size={15} aria-label={app.theme.auto} /> },
          ]}
        />
        <Menu.Divider />
        <Menu.Item
          onClick={() => void navigate({ to: '/settings', hash: 'password' })}
          leftSection={<IconKey size={15} />}
        >
          {app.changePassword}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={15} />} onClick={showShortcuts}>
          {common.shortcuts}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={15} />} onClick={() => void leave()}>
          {app.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function useSignOut(): () => Promise<void> {
  const queryClient = useQueryClient();
  const user = useSession();
  const navigate = useNavigate();
  const toasts = useToasts();
  return async () => {
    try {
      // An agent who leaves is not left waiting for. Who is none, or has left already, is told so in vain.
      if (user?.role === 'agent') {
        await call(setAgentState, { body: { state: 'signed-out', reason: '' } }).catch(() => undefined);
      }
      await call(signOut);
    } catch (error) {
      toasts.failed(error);
      return;
    }
    await navigate({ to: '/sign-in' });
    queryClient.clear();
  };
}
