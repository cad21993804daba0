import { describe, expect, test } from 'vitest';
import wavefile from 'wavefile';
import { convertAudio } from './convert-audio.ts';
import { createResampler } from './resampler.ts';
import { writeWav } from './write-wav.ts';

const seconds = 1;

function tone(hertz: number, rate: number, amplitude = 0.5): Float32Array {
  return Float32Array.from(
    { length: rate * seconds },
    (_, index) => amplitude * Math.sin((2 * Math.PI * hertz * index) / rate),
  );
}

/** Loudness in decibels of full scale, without the beginning and end where the filter settles. */
function level(samples: ArrayLike<number>): number {
  const middle = Array.from(samples).slice(samples.length / 4, (samples.length * 3) / 4);
  const mean = middle.reduce((sum, value) => sum + (value / 32_768) ** 2, 0) / middle.length;
  return 10 * Math.log10(Math.max(mean, 1e-12));
}

const toneLevel = 20 * Math.log10(0.5 / Math.SQRT2);

function wavOf(
  rate: number,
  channels: number,
  bits: string,
  samples: readonly (number[] | Float32Array)[],
): Uint8Array {
  const file = new wavefile.WaveFile();
  const full: Record<string, number> = { '16': 32_767, '24': 8_388_607, '32': 2_147_483_647 };
  const scaled = samples.map((channel) =>
    Array.from(channel, (value) =>
      bits === '8' ? 128 + Math.round(value * 127) : bits === '32f' ? value : Math.round(value * (full[bits] ?? 1)),
    ),
  );
  file.fromScratch(channels, rate, bits, channels === 1 ? (scaled[0] ?? []) : scaled);
  return file.toBuffer();
}

function samplesOf(wav: Uint8Array): Int16Array {
  return new Int16Array(wav.slice(44).buffer);
}

describe('resampling', () => {
  test.each([
    6000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 44_057,
  ])('from %i Hz keeps speech as it is', (rate) => {
    const resampler = createResampler(rate);
    const input = tone(1000, rate);
    const out = [
      ...resampler.push(input.subarray(0, 777)),
      ...resampler.push(input.subarray(777)),
      ...resampler.finish(),
    ];
    expect(Math.abs(out.length - 8000 * seconds)).toBeLessThanOrEqual(2);
    expect(level(out)).toBeCloseTo(toneLevel, 1);
  });

  test.each([
    [16_000, 5000],
    [44_100, 4600],
    [44_100, 7000],
    [48_000, 15_000],
  ])('from %i Hz silences a tone of %i Hz instead of folding it into speech', (rate, hertz) => {
    const resampler = createResampler(rate);
    const out = [...resampler.push(tone(hertz, rate)), ...resampler.finish()];
    expect(level(out)).toBeLessThan(toneLevel - 55);
  });
});

describe('conversion', () => {
  test.each(['8', '16', '24', '32', '32f'])('reads wav of %s bits', async (bits) => {
    const { wav, source, seconds: length } = await convertAudio(wavOf(16_000, 1, bits, [tone(1000, 16_000)]));
    expect(source).toBe('wav');
    expect(length).toBeCloseTo(seconds, 2);
    expect(level(samplesOf(wav))).toBeCloseTo(toneLevel, 0);
  });

  test('mixes stereo to mono', async () => {
    const silent = new Float32Array(44_100);
    const { wav } = await convertAudio(wavOf(44_100, 2, '16', [tone(1000, 44_100), silent]));
    expect(level(samplesOf(wav))).toBeCloseTo(toneLevel - 6.02, 0);
  });

  test.each(['8a', '8m', '4'])('reads %s, as telephone systems write it', async (bits) => {
    const file = new wavefile.WaveFile();
    file.fromBuffer(wavOf(8000, 1, '16', [tone(1000, 8000)]));
    if (bits === '8a') file.toALaw();
    else if (bits === '8m') file.toMuLaw();
    else file.toIMAADPCM();
    const { wav } = await convertAudio(file.toBuffer());
    expect(level(samplesOf(wav))).toBeCloseTo(toneLevel, 0);
  });

  test('what is 8 kHz already stays sample by sample', async () => {
    const original = writeWav([Int16Array.from([0, 1, -1, 32_767, -32_768, 1234])]);
    expect((await convertAudio(original)).wav).toEqual(original);
  });

  test('reads mp3', async () => {
    // A frame of silence: 128 kbit/s, 44.1 kHz, stereo, no sound in it.
    const frame = new Uint8Array(417);
    frame.set([0xff, 0xfb, 0x90, 0x00]);
    const frames = 80;
    const bytes = new Uint8Array(frame.length * frames);
    for (let index = 0; index < frames; index += 1) bytes.set(frame, index * frame.length);
    const converted = await convertAudio(bytes);
    expect(converted.source).toBe('mp3');
    expect(converted.seconds).toBeCloseTo((frames * 1152) / 44_100, 0);
  });

  test('takes a length that was unknown when the file was written', async () => {
    const bytes = writeWav([new Int16Array(8000)]);
    new DataView(bytes.buffer).setUint32(40, 0xffff_ffff, true);
    expect((await convertAudio(bytes)).seconds).toBe(1);
  });

  const whole = writeWav([new Int16Array(8000)]);
  test.each([
    ['a text', new TextEncoder().encode('Dear Sir or Madam, please find attached'), 'audio-format'],
    ['nothing', new Uint8Array(), 'audio-format'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'audio-format'],
    ['a wav that was cut short', whole.subarray(0, 5000), 'audio-damaged'],
    ['a wav cut inside its header', whole.subarray(0, 30), 'audio-damaged'],
    ['a wav without sound', writeWav([]), 'audio-empty'],
    ['an mp3 tag with nothing behind it', new TextEncoder().encode(`ID3${'\u0000'.repeat(500)}`), 'audio-damaged'],
    ['a wav with 0 channels', patched(22, 0), 'audio-damaged'],
    ['a wav with a rate of 0', patched(24, 0), 'audio-damaged'],
  ])('refuses %s', async (_, bytes, rule) => {
    await expect(convertAudio(bytes)).rejects.toMatchObject({ rule });
  });

  test('refuses more than an hour', async () => {
    const seconds = 3601;
    const rate = 2000;
    const header = wavOf(rate, 1, '8', [[]]).subarray(0, 44);
    const bytes = new Uint8Array(header.length + seconds * rate).fill(128);
    bytes.set(header);
    const view = new DataView(bytes.buffer);
    view.setUint32(4, bytes.length - 8, true);
    view.setUint32(40, seconds * rate, true);
    await expect(convertAudio(bytes)).rejects.toMatchObject({ rule: 'audio-too-long' });
  });

  test.each(
    Array.from({ length: 60 }, (_, seed) => seed),
  )('damage number %i never does worse than a refusal', async (seed) => {
    const bytes = wavOf(8000, 1, '16', [tone(1000, 8000).subarray(0, 400)]).slice();
    for (let index = 0; index < 6; index += 1) bytes[(seed * 7 + index * 13) % 60] = (seed * 31 + index * 97) % 256;
    const result = await convertAudio(bytes).catch((error: unknown) => error);
    if (result instanceof Error) expect(result).toHaveProperty('rule');
    else expect(result).toHaveProperty('wav');
  });

  function patched(at: number, value: number): Uint8Array {
    const copy = whole.slice();
    copy[at] = value;
    copy[at + 1] = 0;
    return copy;
  }
});
