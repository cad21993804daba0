import type { AsteriskConfigInput } from './input.ts';

/**
 * Hands every called number to the runtime. The absolute timeout guards the wait: the runtime removes it when it takes the
 * call; left alone it fires, and Asterisk goes to extension T, the fallback announcement. While the application is unknown
 * (Asterisk has just started), Stasis fails at once, so the call tries again each second within the same limit.
 */
export function writeDialplan(input: AsteriskConfigInput): string {
  return `${[
    '[switchyard-inbound]',
    ...numberPatterns.flatMap((pattern) => [
      `exten => ${pattern},1,Set(TIMEOUT(absolute)=${input.waitLimitSeconds})`,
      ' same => n,Ringing()',
      ` same => n(offer),Stasis(${input.ari.app},\${FILTER(0-9+*#,\${EXTEN})})`,
      ` same => n,GotoIf($["\${STASISSTATUS}" != "FAILED"]?done)`,
      ' same => n,Wait(1)',
      ' same => n,Goto(offer)',
      ' same => n(done),Hangup()',
    ]),
    'exten => T,1,Set(TIMEOUT(absolute)=0)',
    ' same => n,Answer()',
    ' same => n,Wait(0.5)',
    ` same => n,Playback(${input.fallbackSound})`,
    ' same => n,Hangup()',
    '',
  ].join('\n')}${input.extraDialplan ? `\n${input.extraDialplan.trimEnd()}\n` : ''}`;
}

/** Numbers, not letters: `_[a-z]!` would also catch Asterisk's own extensions such as h, which runs after a hang-up. */
const numberPatterns = ['_X!', '_+X!', '_[*#]!'];
