import type { Context } from '../../desk/context.ts';
import { acceptMessage } from '../../desk/form/accept.ts';
import type { DeskParts } from '../../desk/parts.ts';
import { dailyKey } from '../../desk/secrets/senders.ts';
import { digestOf, hmac } from '../../desk/secrets/hash.ts';
import { after } from '../../desk/store/time.ts';
import type { Line } from '../call.ts';
import type { Request } from '../model/step.ts';

const day = 86_400_000;

/**
 * Stores a request to be called back as a message of the desk, which is then sent on as any other is. A repeat of the same call is
 * the same message. Resolves with nothing when this caller has left too many today; rejects when nothing could be stored.
 */
export function saverFor(
  parts: Pick<DeskParts, 'file' | 'store' | 'secrets' | 'channels' | 'limits' | 'now' | 'deliver'>,
  call: string,
  context?: Context,
): Line['save'] {
  return async (request: Request, language: string) => {
    const { store, secrets, now = () => new Date() } = parts;
    const { sound, ...written } = request;
    const said = sound && (await digestOf(sound));
    const key = (await hmac(secrets[0]!, 'call', call, JSON.stringify({ ...written, said })))
      .replace(/[^\w-]/g, '')
      .slice(0, 40);
    if (!(await store.knows(key))) {
      const caller = await dailyKey(secrets[0]!, request.phone, now().toISOString().slice(0, 10));
      const sent = await store.count(`called ${caller}`, after(now(), day), now().toISOString());
      if (sent > parts.limits.hard) return undefined;
    }
    const { subject, desk, phone, text } = request;
    const details = { wish: 'call' as const, phone, callAt: '', own: [] };
    const { accepted } = await acceptMessage(
      parts as DeskParts,
      { key, language, subject, desk, text, email: '', name: '', page: '', question: '', aside: false, details },
      sound && isWave(sound) ? [{ kind: 'wav', bytes: sound }] : [],
    );
    if ('conflict' in accepted) return undefined;
    context?.set('reference', accepted.reference);
    void parts.deliver(context as Context).catch(() => undefined);
    return { reference: accepted.reference, by: accepted.answerBy };
  };
}

/** Whether a sound is one in the RIFF format. */
function isWave(sound: Uint8Array): boolean {
  const text = (from: number, to: number) => String.fromCharCode(...sound.subarray(from, to));
  return sound.length > 44 && text(0, 4) === 'RIFF' && text(8, 12) === 'WAVE';
}

/** The digest under which texts of a number are counted: it tells nobody the number. */
export async function texterKey(secret: string, from: string): Promise<string> {
  return `texted ${(await digestOf(await hmac(secret, 'texter', from))).slice(0, 22)}`;
}
