/** Why a file cannot become a prompt; each is a rule of the texts. */
export type AudioRule = 'audio-format' | 'audio-damaged' | 'audio-empty' | 'audio-too-long';

/** The longest sound that is kept: more is no prompt, and small files can unpack to days. */
export const longestSeconds = 60 * 60;

export class AudioError extends Error {
  override name = 'AudioError';
  readonly rule: AudioRule;

  constructor(rule: AudioRule) {
    super(rule);
    this.rule = rule;
  }
}
