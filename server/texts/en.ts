import type { ErrorCode } from '../errors.ts';

/** What the server says to people. `fr.ts` must have the same. */
export const en = {
  /** Heard by a caller whose flow cannot go on. */
  apology: 'We are sorry, something went wrong. Please call again later.',
  errors: {
    'invalid-json': 'The request is not valid JSON.',
    'not-signed-in': 'Please sign in.',
    'wrong-credentials': 'Login or password is wrong.',
    forbidden: 'Your role does not allow this.',
    'foreign-origin': 'The request comes from another site.',
    'not-found': 'This does not exist, or no longer.',
    'method-not-allowed': 'This address does not serve that method.',
    'stale-revision': 'Someone else has saved meanwhile; nothing was overwritten.',
    'in-use': 'It is still in use.',
    'login-taken': 'An account with this login exists already.',
    'last-admin': 'This is the last active administrator.',
    'range-overlap': 'Some of these numbers belong to a range already.',
    'audio-exists': 'An audio file with this id exists already.',
    'name-taken': 'Too many things have this name already.',
    'not-published': 'The flow has not been published.',
    'not-live': 'The contact has ended already.',
    'too-large': 'The request is too large.',
    'unsupported-media-type': 'The content has a type that is not accepted here.',
    'invalid-input': 'Some fields are not valid.',
    'not-a-flow': 'The document is not a flow.',
    'flow-has-errors': 'The flow has errors.',
    'tests-demanded': 'The flow’s settings demand more of its tests.',
    'too-many-attempts': 'Too many attempts; please wait.',
    internal: 'Something went wrong on the server.',
    'speech-unavailable': 'The server cannot speak this text.',
    unavailable: 'The server is not ready.',
  } satisfies Record<ErrorCode, string>,
  /** What somebody gets who tries out the mail server or the SMS gateway. */
  testMail: {
    subject: 'Switchyard can send e-mails',
    body: 'This message was sent from the settings of Switchyard to try them out. They work.',
  },
  rules: {
    'too-deep': 'is nested too deeply',
    'forbidden-name': 'has a name that is not allowed',
    'invalid-characters': 'contains characters that cannot be stored',
    'unknown-flow': 'is not a flow of this installation',
    'did-flow-kind': 'must be an IVR flow',
    'flow-id': 'must be the id of the flow that is saved',
    'flow-kind': 'cannot change once the flow exists',
    'starts-in-past': 'must be in the future',
    'callback-open': 'cannot be taken back: another callback to this number is open in this queue',
    'range-order': 'must not be before the first number',
    'range-length': 'must have as many digits as the first number',
    'range-size': 'must not be more than 10,000 numbers away',
    period: 'the end of the period must come after its beginning',
    cursor: 'is not the end of a page',
    'current-password': 'is not your password',
    'common-password': 'is one of the passwords that are guessed first',
    'audio-format': 'is neither a wav nor an mp3 file',
    'audio-damaged': 'is damaged or cut short',
    'audio-empty': 'contains no sound',
    'audio-too-long': 'is longer than 60 minutes',
    'name-for-id': 'has no letter or digit to make an id from',
    'unknown-audio': 'is not in the audio library',
    'too-many-rows': 'has more than 200,000 rows',
    'file-without-rows': 'has no rows',
    'phone-number': 'is not a phone number',
    'speech-language': 'is not a language of the speech engine',
  },
};
export type Texts = {
  apology: string;
  testMail: { subject: string; body: string };
  errors: Record<ErrorCode, string>;
  rules: Record<keyof typeof en.rules, string>;
};
export type RuleName = keyof typeof en.rules;
