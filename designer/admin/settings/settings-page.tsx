import { useMessages } from '#designer/i18n/i18n.tsx';
import { Page } from '#designer/ui/page.tsx';
import { PasswordForm } from './password-form.tsx';
import { ProfileForm } from './profile-form.tsx';
import classes from './settings-page.module.css';
import { SettingsSection } from './settings-section.tsx';
import { SystemPanel } from './system-panel.tsx';

/** One's own profile and password, and the state of the installation. */
export function SettingsPage() {
  const { settings: texts } = useMessages();
  return (
    <Page title={texts.title}>
      <div className={classes.sections} data-scroll>
        <SettingsSection id="profile" title={texts.profile} help={texts.profileHelp}>
          <ProfileForm />
        </SettingsSection>
        <SettingsSection id="password" title={texts.password} help={texts.passwordHelp}>
          <PasswordForm />
        </SettingsSection>
        <SettingsSection id="system" title={texts.system} help={texts.systemHelp}>
          <SystemPanel />
        </SettingsSection>
      </div>
    </Page>
  );
}
