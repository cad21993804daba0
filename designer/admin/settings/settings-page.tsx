import { useMay } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { Page } from '#designer/ui/page.tsx';
import { listMailServers } from '#schemas/api/mail-servers.ts';
import { MailServers } from './mail-servers.tsx';
import { PasswordForm } from './password-form.tsx';
import { ProfileForm } from './profile-form.tsx';
import classes from './settings-page.module.css';
import { SettingsSection } from './settings-section.tsx';
import { SmsForm } from './sms-form.tsx';
import { SystemPanel } from './system-panel.tsx';

/** One's own profile and password, how messages leave the installation, and the state of the installation. */
export function SettingsPage() {
  const { settings: texts } = useMessages();
  const may = useMay();
  return (
    <Page title={texts.title}>
      <div className={classes.sections} data-scroll>
        <SettingsSection id="profile" title={texts.profile} help={texts.profileHelp}>
          <ProfileForm />
        </SettingsSection>
        <SettingsSection id="password" title={texts.password} help={texts.passwordHelp}>
          <PasswordForm />
        </SettingsSection>
        {may(listMailServers) && (
          <>
            <SettingsSection id="mail" title={texts.mail.title} help={texts.mail.help}>
              <MailServers />
            </SettingsSection>
            <SettingsSection id="sms" title={texts.sms.title} help={texts.sms.help}>
              <SmsForm />
            </SettingsSection>
          </>
        )}
        <SettingsSection id="system" title={texts.system} help={texts.systemHelp}>
          <SystemPanel />
        </SettingsSection>
      </div>
    </Page>
  );
}
