import { readSmsSettings, updateSmsSettings } from '../services/messaging/sms-settings.ts';
import { testSms } from '../services/messaging/test-sms.ts';

export const messagingRoutes = [readSmsSettings, updateSmsSettings, testSms];
