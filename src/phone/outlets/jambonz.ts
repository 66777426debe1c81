import type { Turn } from '../call.ts';
import { passagesOf, patience, ringing } from './spoken.ts';
import type { Onward } from './twiml.ts';

/** A verb of jambonz, as its application takes it in JSON. */
export type Verb = { verb: string } & Record<string, unknown>;

/**
 * A turn as verbs of jambonz (https://docs.jambonz.org/verbs). Where several voices speak before a key, as in the choice of a
 * language, they do so in the background of a `gather` of their own (`bargeIn`), so that a key cuts each of them short.
 */
export function jambonzVerbs({ step, data, texts }: Turn, { action, missed, caller }: Onward): Verb[] {
  const says = passagesOf(step, data.file).map(({ text, locale, voice }) => ({
    text,
    synthesizer: { vendor: 'default', language: locale, ...(voice && { voice }) },
  }));
  const sms = texts.map((text): Verb => ({
    verb: 'message',
    to: caller ?? '',
    from: (data.file.sms ?? '').replaceAll(' ', ''),
    text,
  }));
  const { keys } = step;
  if (keys.kind === 'menu' || keys.kind === 'typed') {
    const isMenu = keys.kind === 'menu';
    const asked = isMenu
      ? { numDigits: 1 }
      : { maxDigits: keys.most, finishOnKey: '#', interDigitTimeout: patience.between };
    const all = { input: ['digits'], actionHook: action, dtmfBargein: true, ...asked };
    const { actionHook: hook, ...silent } = all;
    const last = says.at(-1);
    const before = says.slice(0, -1);
    return [
      ...sms,
      ...(before.length > 0
        ? [{ verb: 'config', bargeIn: { enable: true, sticky: false, actionHook: hook, ...silent } }]
        : []),
      ...before.map((say): Verb => ({ verb: 'say', ...say })),
      ...(before.length > 0 ? [{ verb: 'config', bargeIn: { enable: false } }] : []),
      { verb: 'gather', ...all, timeout: isMenu ? patience.key : patience.digits, ...(last && { say: last }) },
    ];
  }
  const spoken = says.map((say): Verb => ({ verb: 'say', ...say }));
  if (keys.kind === 'transfer')
    return [
      ...sms,
      ...spoken,
      { verb: 'dial', actionHook: missed, timeout: ringing, target: [{ type: 'phone', number: keys.phone }] },
    ];
  return [...sms, ...spoken, { verb: 'hangup' }];
}

/** An answer to an SMS as verbs: one message back, from the number that was written to; nothing for an empty answer. */
export function jambonzMessage(answer: string, { from, to }: { from: string; to: string }): Verb[] {
  return answer ? [{ verb: 'message', to: from, from: to, text: answer }] : [];
}
