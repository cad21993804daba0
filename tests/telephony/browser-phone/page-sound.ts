import type { Page } from 'playwright-core';

/** What can be known of the sound of a page's last call; energies only grow, and stay as they are in silence. */
interface Sound {
  packetsSent: number;
  packetsReceived: number;
  energyReceived: number;
}

declare global {
  interface Window {
    connections: RTCPeerConnection[];
  }
}

/** Before the page is opened: what its phone connects can be measured then. */
export async function keepConnections(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.connections = [];
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        window.connections.push(this);
      }
    };
  });
}

export function measureSound(page: Page): Promise<Sound> {
  return page.evaluate(async () => {
    const measured: Sound = { packetsSent: 0, packetsReceived: 0, energyReceived: 0 };
    const reports = await window.connections.at(-1)?.getStats();
    reports?.forEach((report) => {
      if (report.type === 'outbound-rtp') measured.packetsSent = report.packetsSent;
      if (report.type !== 'inbound-rtp') return;
      measured.packetsReceived = report.packetsReceived;
      measured.energyReceived = report.totalAudioEnergy;
    });
    return measured;
  });
}

/** How strongly tones arrive at the page's phone at this moment, in decibels of full scale. */
export function measureTones(page: Page, tones: readonly number[]): Promise<number[]> {
  return page.evaluate(async (wanted) => {
    const receivers = window.connections.at(-1)?.getReceivers() ?? [];
    if (receivers.length === 0) return wanted.map(() => Number.NEGATIVE_INFINITY);
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
    context.createMediaStreamSource(new MediaStream(receivers.map(({ track }) => track))).connect(analyser);
    // As long as it takes to fill what is analysed, and a little more.
    await new Promise((resolve) => setTimeout(resolve, 600));
    const levels = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(levels);
    const hzOfBin = context.sampleRate / analyser.fftSize;
    await context.close();
    return wanted.map((hz) => {
      const bin = Math.round(hz / hzOfBin);
      return Math.max(...levels.slice(bin - 1, bin + 2));
    });
  }, tones);
}
