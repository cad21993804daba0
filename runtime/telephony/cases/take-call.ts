import type { DriverBench, PhoneScript } from '../driver.cases.ts';

/** A person calls, and the call is answered. */
export async function takeCall(bench: DriverBench, script: PhoneScript): Promise<string> {
  const from = `06${String(Math.abs(hash(bench.newId('caller'))))
    .padStart(8, '0')
    .slice(0, 8)}`;
  await bench.placeCall({ from, to: '1001', script });
  const { callId } = await bench.expect('call.arrived', { caller: from });
  await bench.telephony.answer(callId);
  return callId;
}

/** A number that is the caller's own within a run, so that a case finds its call among others. */
function hash(text: string): number {
  let value = 17;
  for (const character of text) value = (value * 31 + (character.codePointAt(0) ?? 0)) | 0;
  return value;
}
