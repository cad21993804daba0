/** The number of the IVR in plain dialplan. */
export const plainNumber = '9001';

/** The shape of `oneKeyScript`'s IVR in plain dialplan, to put figures side by side: prompt, key, prompt, hang-up. */
export function writePlainIvr(sounds: { welcome: string; choice: string }): string {
  return `[switchyard-inbound](+)
exten => ${plainNumber},1,Goto(plain,${plainNumber},1)

[plain]
exten => ${plainNumber},1,Answer()
 same => n,Read(KEY,${sounds.welcome},1,,1,5)
 same => n,Playback(${sounds.choice})
 same => n,Hangup()
`;
}
