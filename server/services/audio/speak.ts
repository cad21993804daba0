import { readFile } from 'node:fs/promises';
import { speak as contract } from '#schemas/api/audio.ts';
import { SpeechError } from '../../audio/speech-engine.ts';
import { ServiceError } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';
import { verb } from '../verb.ts';

export const speak = verb(contract, async ({ context: { speech }, query }) => {
  try {
    return new Uint8Array(await readFile(await speech.speak(query)));
  } catch (error) {
    if (!(error instanceof SpeechError)) throw error;
    if (error.reason !== 'speech-language') throw new ServiceError('speech-unavailable');
    throw new ServiceError('invalid-input', { issues: [ruleIssue(['query', 'language'], 'speech-language')] });
  }
});
