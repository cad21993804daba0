import type { PhoneParts } from './browser-phone.ts';
import type { SoundSettings } from './sound-settings.ts';

class InsecurePageError extends Error {
  override name = 'InsecurePageError';
}

/** The microphone as agents need it: without the room's echo and noise. One that is gone is replaced by any other. */
export async function openMicrophone(device: string): Promise<MediaStream> {
  if (!window.isSecureContext) throw new InsecurePageError();
  const audio = {
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
    ...(device === '' ? {} : { deviceId: { ideal: device } }),
  };
  return navigator.mediaDevices.getUserMedia({ audio });
}

/** Where the other side of a call is heard. */
export function createSpeaker(sound: SoundSettings): PhoneParts['speaker'] {
  const element = new Audio();
  element.autoplay = true;
  const set = ({ speaker, volume }: SoundSettings) => {
    element.volume = volume;
    // Not every browser lets a page choose; the browser's own choice is heard then.
    if ('setSinkId' in element) element.setSinkId(speaker).catch(() => undefined);
  };
  set(sound);
  return {
    set,
    play(stream) {
      element.srcObject = stream;
    },
  };
}

/** Known by name once the microphone was allowed. */
export async function listSoundDevices(): Promise<{ microphones: SoundDevice[]; speakers: SoundDevice[] }> {
  const devices = window.isSecureContext ? await navigator.mediaDevices.enumerateDevices() : [];
  const of = (kind: MediaDeviceKind) =>
    devices.flatMap((found) => (found.kind === kind && found.label !== '' ? [toDevice(found)] : []));
  return { microphones: of('audioinput'), speakers: of('audiooutput') };
}

export interface SoundDevice {
  value: string;
  label: string;
}

function toDevice({ deviceId, label }: MediaDeviceInfo): SoundDevice {
  return { value: deviceId, label };
}
