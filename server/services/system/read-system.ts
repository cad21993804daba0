import { readSystem as contract } from '#schemas/api/system.ts';
import { verb } from '../verb.ts';

export const readSystem = verb(contract, async ({ context: { system, speech } }) => ({
  version: system.version,
  database: system.database,
  telephony: system.telephony(),
  speech: { available: speech.languages.length > 0, languages: [...speech.languages] },
  liveContacts: system.liveContacts(),
}));
