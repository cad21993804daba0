import { aliveUntilVariable, runtimesVariable } from '../node-variables.ts';
import type { AsteriskConfigInput } from './input.ts';

/**
 * Hands every called number to a runtime. The absolute timeout guards the wait: the runtime removes it when it takes the
 * call; left alone it fires, and Asterisk goes to extension T, the fallback announcement. While the application is unknown
 * (Asterisk has just started), Stasis fails at once, so the call tries again each second within the same limit.
 */
export function writeDialplan(input: AsteriskConfigInput): string {
  const apps = input.runtimes.map(({ app }) => app);
  return `${[
    ...(apps.length > 1 ? ['[globals]', `${runtimesVariable} = ${apps.join('&')}`, ''] : []),
    '[switchyard-inbound]',
    ...numberPatterns.flatMap((pattern) => [
      `exten => ${pattern},1,Set(TIMEOUT(absolute)=${input.waitLimitSeconds})`,
      ' same => n,Ringing()',
      ...writeOffer(apps),
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
    // Browser phones call nobody: the runtime places all their calls.
    `[${phonesContext}]`,
    '',
  ].join('\n')}${input.extraDialplan ? `\n${input.extraDialplan.trimEnd()}\n` : ''}`;
}

/** Where calls from browser phones arrive. */
export const phonesContext = 'switchyard-phones';

/** Several runtimes: to any one that says it is alive. When none does, the first one's queue keeps the call. */
function writeOffer([first = '', ...others]: readonly string[]): string[] {
  const called = `\${FILTER(0-9+*#,\${EXTEN})}`;
  if (others.length === 0) return [` same => n(offer),Stasis(${first},${called})`];
  const alive = [first, ...others].map((app) => `\${IF($[0\${${aliveUntilVariable(app)}} > \${EPOCH}]?&${app})}`);
  return [
    ` same => n(offer),Set(alive=${alive.join('')})`,
    ` same => n,Set(alive=\${IF($["\${alive}" = ""]?&${first}:\${alive})})`,
    // The list begins with a separator, so its names are at 2 to the number of its fields.
    ` same => n,Stasis(\${CUT(alive,&,\${RAND(2,\${FIELDQTY(alive,&)})})},${called})`,
  ];
}

/** Numbers, not letters: `_[a-z]!` would also catch Asterisk's own extensions such as h, which runs after a hang-up. */
const numberPatterns = ['_X!', '_+X!', '_[*#]!'];
