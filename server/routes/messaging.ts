import { readMailSettings, updateMailSettings } from '../services/messaging/mail-settings.ts';
import { readSmsSettings, updateSmsSettings } from '../services/messaging/sms-settings.ts';
import { testMail } from '../services/messaging/test-mail.ts';
import { testSms } from '../services/messaging/test-sms.ts';

export const messagingRoutes = [
  readMailSettings,
  updateMailSettings,
  testMail,
  readSmsSettings,
  updateSmsSettings,
  testSms,
];
