import type { PhoneScript } from '#runtime/telephony/driver.cases.ts';
import { writeCallerScenario } from './caller-scenario.ts';
import { type SippResult, startSipp } from './sipp.ts';
import { makeKeyAlaw, makeToneAlaw } from './sound.ts';

export interface PlacedCall {
  /** Resolves when the call is over. */
  done: Promise<CallOutcome>;
  /** Drops the call without a goodbye. */
  vanish(): void;
}

export interface CallOutcome {
  answered: boolean;
  /** The other side ended the call. */
  hungUpOn: boolean;
  /** SIPp saw nothing that the scenario does not allow. */
  clean: boolean;
  sipp: SippResult;
}

/** Places one real SIP call to a number and goes through the script. */
export async function placeCall(call: {
  sipPort: number;
  to: string;
  from: string;
  script: PhoneScript;
  /** The keys that it presses, where they are tones in its sound instead of events. */
  soundingKeys?: readonly string[];
}): Promise<PlacedCall> {
  const keys = call.soundingKeys ?? [];
  const sipp = await startSipp({
    scenario: writeCallerScenario(call.script, { soundingKeys: call.soundingKeys !== undefined }),
    remote: `127.0.0.1:${call.sipPort}`,
    files: {
      'voice.alaw': makeToneAlaw(2),
      ...Object.fromEntries(keys.map((key) => [`key-${key}.alaw`, makeKeyAlaw(key)])),
    },
    args: ['-s', call.to, '-m', '1', '-key', 'from', call.from, '-timeout', '600s', '-timeout_error'],
  });
  return {
    vanish: sipp.kill,
    done: sipp.done.then((result) => ({
      answered: result.log.some((line) => line.endsWith('answered')),
      hungUpOn: result.log.some((line) => line.endsWith('hung up by the other side')),
      clean: result.exitCode === 0,
      sipp: result,
    })),
  };
}
