import type { TelephonyEvent, TelephonyPort } from '#runtime/telephony/port.ts';

/** The same IVR straight on a driver, without an engine: what the driver itself costs. */
export function stasisIvr(telephony: TelephonyPort): (event: TelephonyEvent) => void {
  const run = async (event: TelephonyEvent): Promise<void> => {
    switch (event.type) {
      case 'call.arrived':
        await telephony.answer(event.callId);
        await telephony.play({ callId: event.callId, playbackId: `${event.callId}:welcome`, items: [sound('long')] });
        return;
      case 'key':
        await Promise.all([
          telephony.stopPlayback(`${event.callId}:welcome`),
          telephony.play({ callId: event.callId, playbackId: `${event.callId}:choice`, items: [sound('short')] }),
        ]);
        return;
      case 'playback.finished':
        if (event.playbackId.endsWith(':choice')) await telephony.hangUp(event.callId);
        return;
      default:
        return;
    }
  };
  return (event) => void run(event);
}

function sound(audio: string): { type: 'audio'; audio: string } {
  return { type: 'audio', audio };
}
