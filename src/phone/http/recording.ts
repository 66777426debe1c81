import type { Recorded } from '../model/step.ts';

/** Milliseconds for a recording to come: whoever calls waits, and services for fifteen seconds at most. */
const patience = 5_000;
/** Milliseconds before the second try: a recording may not be there when its call is told of. */
const pause = 1_000;

/**
 * The sound of a recording that Twilio tells of, in the RIFF format; where it cannot be had, is too large, or is not Twilio's to give,
 * its name, under which the desk can ask the service for it.
 */
export async function recordingOf(
  fields: Record<string, string>,
  tokens: string[],
  most: number,
  fetchFrom: typeof fetch = fetch,
): Promise<Recorded> {
  const named = { name: (fields['RecordingSid'] ?? '').replace(/\W/g, '') || 'RecordingUrl' };
  const address = URL.canParse(fields['RecordingUrl'] ?? '') ? new URL(fields['RecordingUrl']!) : undefined;
  if (address?.protocol !== 'https:' || !/(^|\.)twilio\.com$/.test(address.hostname) || address.port) return named;
  const signal = AbortSignal.timeout(patience);
  for (const token of [...tokens, ...tokens]) {
    const sound = await soundAt(`${address.origin}${address.pathname}.wav`, fields['AccountSid'] ?? '', token, {
      most,
      signal,
      fetchFrom,
    }).catch(() => undefined);
    if (sound) return { sound };
    if (signal.aborted) break;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return named;
}

async function soundAt(
  address: string,
  account: string,
  token: string,
  { most, signal, fetchFrom }: { most: number; signal: AbortSignal; fetchFrom: typeof fetch },
): Promise<Uint8Array | undefined> {
  const headers = { Authorization: `Basic ${btoa(`${account}:${token}`)}` };
  const answer = await fetchFrom(address, { headers, signal, redirect: 'manual' });
  if (!answer.ok || Number(answer.headers.get('Content-Length') ?? 0) > most) return undefined;
  const sound = new Uint8Array(await answer.arrayBuffer());
  return sound.length > 0 && sound.length <= most ? sound : undefined;
}
