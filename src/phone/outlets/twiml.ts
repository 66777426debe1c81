import type { Turn } from '../call.ts';
import { inXml, passagesOf, patience, ringing } from './spoken.ts';

/** The addresses that a document leads on to. */
export interface Onward {
  /** Where keys, and silence, are sent. */
  action: string;
  /** Where a call that nobody answered goes on. */
  missed: string;
  /** The number of whoever calls. */
  caller?: string | undefined;
}

/** A turn as TwiML, the XML by which Twilio and others are told what to say (https://www.twilio.com/docs/voice/twiml). */
export function twiml({ step, data, texts }: Turn, { action, missed, caller }: Onward): string {
  const says = passagesOf(step, data.file)
    .map(
      ({ text, locale, voice }) =>
        `<Say${voice ? ` voice="${inXml(voice)}"` : ''} language="${inXml(locale)}">${inXml(text)}</Say>`,
    )
    .join('');
  const sms = texts
    .map((text) => `<Sms to="${inXml(caller ?? '')}" from="${inXml(number(data.file.sms))}">${inXml(text)}</Sms>`)
    .join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Response>${sms}${keysOf()}</Response>`;

  function keysOf(): string {
    const { keys } = step;
    const how = `input="dtmf" method="POST" action="${inXml(action)}" actionOnEmptyResult="true"`;
    if (keys.kind === 'menu')
      return `<Gather ${how} numDigits="1" finishOnKey="" timeout="${patience.key}">${says}</Gather>`;
    if (keys.kind === 'typed')
      return `<Gather ${how} numDigits="${keys.most}" finishOnKey="#" timeout="${patience.digits}">${says}</Gather>`;
    if (keys.kind === 'transfer')
      return `${says}<Dial action="${inXml(missed)}" method="POST" timeout="${ringing}"><Number>${inXml(keys.phone)}</Number></Dial>`;
    if (keys.kind === 'record')
      // Who says nothing goes on to what stands behind.
      return `${says}<Record action="${inXml(action)}" method="POST" maxLength="${keys.seconds}" timeout="${patience.between}" finishOnKey="#" playBeep="true"/><Redirect method="POST">${inXml(action)}</Redirect>`;
    return `${says}<Hangup/>`;
  }
}

const number = (phone = '') => phone.replaceAll(' ', '');

/** An answer to an SMS as TwiML; nothing is sent for an empty text. */
export function twimlMessage(text: string): string {
  const message = text ? `<Message>${inXml(text)}</Message>` : '';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Response>${message}</Response>`;
}
