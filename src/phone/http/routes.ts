import { Hono } from 'hono/tiny';
import { isGone, type Context, type Env } from '../../desk/context.ts';
import { readBody } from '../../desk/form/read/body.ts';
import { limitsOf } from '../../desk/form/read/limits.ts';
import type { DeskParts } from '../../desk/parts.ts';
import { sameText } from '../../desk/secrets/hash.ts';
import { addressesBelow, baseOf } from '../../site/below.ts';
import { spokenGuideAddress } from '../file.ts';
import { callerIn, turn, type Line, type Turn } from '../call.ts';
import { personFrom } from '../model/menu.ts';
import { placeOf, start, type CallState } from '../model/state.ts';
import type { Keyed, Recorded } from '../model/step.ts';
import { jambonzMessage, jambonzVerbs } from '../outlets/jambonz.ts';
import { twiml, twimlMessage, type Onward } from '../outlets/twiml.ts';
import { guideForm, voiceXmlDocument, voiceXmlForm } from '../outlets/voicexml.ts';
import { recordingOf } from './recording.ts';
import { saverFor } from './save.ts';
import { seal, unseal } from './seal.ts';
import { isSignedByJambonz, isSignedByTwilio } from './signatures.ts';
import { textRoute } from './text.ts';

/** The secrets of the services that bring calls; those that are not set bring none. */
export interface PhoneSecrets {
  twilio: string[];
  jambonz: string[];
  voicexml: string[];
}

/** Bytes of what a service tells of a call. */
const mostTold = 20_000;

/** A call as a service tells of it. */
interface Told {
  call: string;
  from: string | undefined;
  keyed: Keyed | Recorded | undefined;
  /** What a person is asked about, where a document of a guide was left for one. */
  about?: string;
}

/**
 * The telephone over HTTP: `/desk/phone/twilio/voice` and `/sms`, `/desk/phone/jambonz` and `/desk/phone/voicexml`, each where its
 * secret is set. Every request must be signed by its service; where a call stands is sealed in the address that the service asks
 * next, and kept nowhere.
 */
export function phoneRoutes(parts: DeskParts, secrets: PhoneSecrets): Hono<Env> {
  const { file, now = () => new Date() } = parts;
  const app = new Hono<Env>();
  const { phone } = addressesBelow(baseOf(file.site.address));
  const origin = new URL(file.site.address).origin;
  const own = (context: Context) => {
    const { pathname, search } = new URL(context.req.url);
    return origin + pathname + search;
  };

  /** Goes on with a call, from the state that its address holds. Nothing where that is false, or of another call. */
  async function goOn(
    context: Context,
    told: Told,
    { sends = false, records = false },
  ): Promise<{ turn: Turn; onward: Onward } | undefined> {
    const sealed = context.req.query('s');
    const from = sealed ? ((await unseal(parts.secrets, told.call, sealed, now())) as CallState | undefined) : start;
    if (!from) return undefined;
    const caller = callerIn(told.from);
    const line: Line = {
      base: baseOf(file.site.address),
      languages: file.phone ?? [],
      read: parts.read,
      caller,
      sends,
      records,
      save: saverFor(parts, told.call, context),
      now,
    };
    const isAbout = told.about && typeof told.keyed === 'object' && 'keys' in told.keyed && told.keyed.keys === '0';
    const found = await (isAbout
      ? turn(personFrom(from, told.about), undefined, line)
      : turn(from, sealed ? told.keyed : undefined, line));
    if (!found) return undefined;
    const at = async (state: CallState) =>
      `${origin}${new URL(context.req.url).pathname}?s=${await seal(parts.secrets[0]!, told.call, state, now())}`;
    const { keys } = found.step;
    const missed = keys.kind === 'transfer' ? `${await at(keys.otherwise)}&d=1` : '';
    return { turn: found, onward: { action: await at(found.state), missed, caller } };
  }

  const textIn = async (context: Context) => {
    const body = await readBody(context.req.raw, { bytes: mostTold });
    return 'code' in body ? undefined : new TextDecoder().decode(body);
  };
  const refused = (context: Context) => {
    context.set('error', 'signature');
    return context.body(null, 403);
  };
  const isMissed = (context: Context) => context.req.query('d') === '1';
  const xml = (context: Context, text: string, type = 'text/xml') =>
    context.body(text, 200, { 'Content-Type': `${type}; charset=utf-8` });

  if (secrets.twilio.length > 0) {
    const fieldsIn = async (context: Context) => {
      const text = await textIn(context);
      const fields = [...new URLSearchParams(text ?? '')];
      const signature = context.req.header('X-Twilio-Signature') ?? '';
      return text !== undefined && isSignedByTwilio(secrets.twilio, signature, own(context), fields)
        ? Object.fromEntries(fields)
        : undefined;
    };
    app.post(`${phone}twilio/voice`, async (context) => {
      if (isGone(context)) return context.body(null, 400);
      const fields = await fieldsIn(context);
      if (!fields) return refused(context);
      if (isMissed(context) && fields['DialCallStatus'] === 'completed')
        return xml(context, '<Response><Hangup/></Response>');
      const digits = fields['Digits'] ?? '';
      const isSpoken = !!fields['RecordingUrl'] && fields['RecordingDuration'] !== '0';
      const keyed = isSpoken
        ? await recordingOf(fields, secrets.twilio, limitsOf(1, parts.attachmentBytes).each)
        : digits === '' && fields['FinishedOnKey'] !== '#'
          ? 'silence'
          : { keys: digits };
      const told: Told = {
        call: fields['CallSid'] ?? '',
        from: fields['From'],
        keyed: isMissed(context) ? undefined : keyed,
      };
      const next = await goOn(context, told, { sends: true, records: true });
      return next ? xml(context, twiml(next.turn, next.onward)) : refused(context);
    });
    textRoute(app, `${phone}twilio/sms`, parts, {
      keeps: true,
      async read(context) {
        const fields = await fieldsIn(context);
        return fields && { from: fields['From'] ?? '', to: fields['To'] ?? '', text: fields['Body'] ?? '' };
      },
      write: (context, answer) => xml(context, twimlMessage(answer)),
    });
  }

  if (secrets.jambonz.length > 0) {
    const signedIn = async (context: Context) => {
      const text = await textIn(context);
      const signature = context.req.header('Jambonz-Signature') ?? '';
      return text !== undefined && isSignedByJambonz(secrets.jambonz, signature, text, now()) ? text : undefined;
    };
    textRoute(app, `${phone}jambonz/sms`, parts, {
      keeps: false,
      async read(context) {
        const text = await signedIn(context);
        const body = text === undefined ? undefined : objectIn(text);
        return (
          body && { from: String(body['from'] ?? ''), to: String(body['to'] ?? ''), text: String(body['text'] ?? '') }
        );
      },
      write: (context, answer, text) => context.json(jambonzMessage(answer, text)),
    });
    app.post(`${phone}jambonz`, async (context) => {
      const text = await signedIn(context);
      if (text === undefined) return refused(context);
      const body = objectIn(text);
      if (!body) return context.body(null, 400);
      if (isMissed(context) && body['dial_call_status'] === 'completed') return context.json([{ verb: 'hangup' }]);
      const digits = String(body['digits'] ?? '');
      const isKeyed = digits !== '' || body['reason'] === 'dtmfDetected';
      const told: Told = {
        call: String(body['call_sid'] ?? ''),
        from: String(body['from'] ?? ''),
        keyed: isMissed(context) ? undefined : isKeyed ? { keys: digits } : 'silence',
      };
      const next = await goOn(context, told, { sends: true });
      return next ? context.json(jambonzVerbs(next.turn, next.onward)) : refused(context);
    });
  }

  if (secrets.voicexml.length > 0)
    app.on(['GET', 'POST'], `${phone}voicexml`, async (context) => {
      const text = context.req.method === 'POST' ? await textIn(context) : '';
      const fields = new URLSearchParams(text ?? '');
      // The first address carries the secret; those that follow are sealed by us.
      const given = context.req.query('key') ?? '';
      const call = context.req.query('call') ?? '';
      const isOwn = context.req.query('s') ? call !== '' : secrets.voicexml.some((secret) => sameText(secret, given));
      if (text === undefined || !isOwn) return refused(context);
      const id = call || crypto.randomUUID();
      const isPlain = fields.get('plain') === 'yes';
      const told: Told = {
        call: id,
        from: fields.get('from') ?? context.req.query('from') ?? undefined,
        keyed:
          isMissed(context) || isPlain
            ? undefined
            : fields.get('silent')
              ? 'silence'
              : { keys: (fields.get('keys') ?? '').replaceAll('dtmf-', '') },
        about: fields.get('about') ?? '',
      };
      const next = await goOn(context, told, {});
      if (!next) return refused(context);
      const locale = next.turn.data.file.languages[0]?.locale ?? 'en';
      const named = (address: string) => (address ? `${address}&call=${id}` : '');
      const leads = { action: named(next.onward.action), missed: named(next.onward.missed) };
      const guide = isPlain ? undefined : documentOf(next.turn, origin + baseOf(file.site.address));
      const form = guide ? guideForm(guide, leads.action) : voiceXmlForm(next.turn, leads);
      return xml(context, voiceXmlDocument(locale, form), 'application/voicexml+xml');
    });

  return app;
}

/** The address of the document of a guide whose first question is to be asked, where it has one. */
function documentOf({ state, data }: Turn, site: string): string | undefined {
  const { name, id } = placeOf(state);
  const isFirst = name === 'guide' && state.given.length === 0 && state.page === 0 && !state.wrong;
  const { language } = data.file;
  return isFirst && data.file.guides[id]?.isDocument ? spokenGuideAddress(site, language, id) : undefined;
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
