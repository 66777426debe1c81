import { Hono } from 'hono/tiny';
import { createHmac } from 'node:crypto';
import type { Env } from '../../src/desk/context.ts';
import type { DeskParts } from '../../src/desk/parts.ts';
import { leadCall } from '../../src/phone/asterisk/call.ts';
import { HungUp, type Channel } from '../../src/phone/asterisk/protocol.ts';
import { turn, type Line } from '../../src/phone/call.ts';
import { phoneIn } from '../../src/phone/http/settings.ts';
import { start } from '../../src/phone/model/state.ts';
import type { Keyed } from '../../src/phone/model/step.ts';

/** What somebody on the telephone hears, and what can be done. */
export interface Heard {
  said: string;
  asks: 'menu' | 'typed' | 'transfer' | 'end' | 'nothing';
  /** What stands in the answer of the service, for checks of its form. */
  raw: string;
  /** The number that is called. */
  phone?: string | undefined;
}

/** Somebody on the telephone. `key` presses keys up to a hash where they are typed; nothing is silence. */
export interface Caller {
  first: () => Promise<Heard>;
  key: (keys: string) => Promise<Heard>;
}

export const secrets = {
  twilio: 'twilio-token-0123456789',
  jambonz: 'jambonz-secret-0123456789',
  voicexml: 'voicexml-secret-0123456789',
};
export const origin = 'https://help.example';

/** A caller who hears the model itself. */
export function modelCaller(line: Line): Caller & { at: () => Awaited<ReturnType<typeof turn>> } {
  let now: Awaited<ReturnType<typeof turn>>;
  const heard = (): Heard => {
    const { keys } = now!.step;
    return {
      said: [...now!.step.say, ...now!.step.menu].map(({ text }) => text).join(' '),
      asks: keys.kind === 'menu' || keys.kind === 'typed' || keys.kind === 'transfer' ? keys.kind : 'end',
      raw: '',
      ...(keys.kind === 'transfer' && { phone: keys.phone }),
    };
  };
  return {
    at: () => now,
    async first() {
      now = await turn(start, undefined, line);
      return heard();
    },
    async key(keys) {
      const keyed: Keyed =
        keys === '' ? 'silence' : { keys: keys.replace(/#$/, now!.step.keys.kind === 'typed' ? '' : '#') };
      now = await turn(now!.state, keyed, line);
      return heard();
    },
  };
}

/** The routes of the telephone with all services on. */
export function routesOf(parts: DeskParts): Hono<Env> {
  const env = { TWILIO_AUTH_TOKEN: secrets.twilio, JAMBONZ_SECRET: secrets.jambonz, VOICEXML_SECRET: secrets.voicexml };
  const app = new Hono<Env>();
  app.route('/', phoneIn(env, true).routes!(parts));
  return app;
}

/** What a service signs with. */
export function macOf(hash: 'sha1' | 'sha256', secret: string, text: string): Buffer {
  return createHmac(hash, secret).update(text).digest();
}

/** A request as Twilio signs it. */
export async function fromTwilio(
  address: string,
  fields: Record<string, string>,
  token = secrets.twilio,
): Promise<Request> {
  const text =
    address +
    Object.keys(fields)
      .sort()
      .map((name) => name + fields[name])
      .join('');
  const signature = macOf('sha1', token, text).toString('base64');
  return new Request(address, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'X-Twilio-Signature': signature },
  });
}

/** A request as jambonz signs it. */
export async function fromJambonz(
  address: string,
  body: unknown,
  now: Date,
  secret = secrets.jambonz,
): Promise<Request> {
  const text = JSON.stringify(body);
  const time = Math.floor(+now / 1000);
  const mac = macOf('sha256', secret, `${time}.${text}`).toString('hex');
  return new Request(address, {
    method: 'POST',
    body: text,
    headers: { 'Content-Type': 'application/json', 'Jambonz-Signature': `t=${time},v1=${mac}` },
  });
}

const plain = (xml: string) =>
  xml
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
const attribute = (xml: string, name: string) =>
  new RegExp(` ${name}="([^"]*)"`).exec(xml)?.[1]?.replaceAll('&amp;', '&') ?? '';
const saidIn = (texts: string[]) => texts.map((text) => plain(text).trim()).join(' ');

/** A caller whom Twilio brings. */
export function twilioCaller(
  app: Hono<Env>,
  from = '+4722855050',
): Caller & { tell: (fields: Record<string, string>) => Promise<Heard> } {
  let action = `${origin}/desk/phone/twilio/voice`;
  let isTyped = false;
  const call = `CA${crypto.randomUUID().replaceAll('-', '')}`;
  const ask = async (fields: Record<string, string>): Promise<Heard> => {
    const answer = await app.request(
      await fromTwilio(action, { CallSid: call, From: from, To: '+4700000100', ...fields }),
    );
    const raw = await answer.text();
    const gather = /<Gather [^>]*>/.exec(raw)?.[0];
    const dial = /<Dial [^>]*>/.exec(raw)?.[0];
    const record = /<Record [^>]*>/.exec(raw)?.[0];
    action = attribute(gather ?? dial ?? record ?? '', 'action') || action;
    isTyped = attribute(gather ?? '', 'finishOnKey') === '#';
    return {
      said: saidIn([...raw.matchAll(/<Say[^>]*>([^<]*)<\/Say>/g)].map(([, text]) => text!)),
      asks: gather ? (isTyped ? 'typed' : 'menu') : dial ? 'transfer' : 'end',
      raw,
      phone: /<Number>([^<]*)/.exec(raw)?.[1],
    };
  };
  return {
    tell: ask,
    first: () => ask({}),
    key: (keys) =>
      ask(
        isTyped
          ? { Digits: keys.replace(/#$/, ''), ...(keys.endsWith('#') && { FinishedOnKey: '#' }) }
          : { Digits: keys },
      ),
  };
}

/** A caller whom jambonz brings. */
export function jambonzCaller(app: Hono<Env>, now: () => Date, from = '+4722855050'): Caller {
  let action = `${origin}/desk/phone/jambonz`;
  let isTyped = false;
  const call = crypto.randomUUID();
  const ask = async (fields: Record<string, unknown>): Promise<Heard> => {
    const answer = await app.request(
      await fromJambonz(action, { call_sid: call, from, to: '+4700000100', direction: 'inbound', ...fields }, now()),
    );
    const raw = await answer.text();
    const verbs = JSON.parse(raw) as ({ verb: string; text?: string } & Record<string, never>)[];
    const gather = verbs.find(({ verb }) => verb === 'gather') as
      { actionHook: string; finishOnKey?: string; say?: { text: string } } | undefined;
    const dial = verbs.find(({ verb }) => verb === 'dial') as
      { actionHook: string; target: { number: string }[] } | undefined;
    action = gather?.actionHook ?? dial?.actionHook ?? action;
    isTyped = gather?.finishOnKey === '#';
    return {
      said: [...verbs.filter(({ verb }) => verb === 'say').map(({ text }) => text), gather?.say?.text ?? ''].join(' '),
      asks: gather ? (isTyped ? 'typed' : 'menu') : dial ? 'transfer' : 'end',
      raw,
      phone: dial?.target[0]?.number,
    };
  };
  return {
    first: () => ask({}),
    key: (keys) =>
      ask(
        keys === ''
          ? { reason: 'timeout' }
          : { reason: 'dtmfDetected', digits: isTyped ? keys.replace(/#$/, '') : keys },
      ),
  };
}

/** A caller whom a browser of VoiceXML brings; `read` gives it the documents of guides by their path. */
export function voiceXmlCaller(app: Hono<Env>, read?: (path: string) => Promise<string | undefined>): Caller {
  let action = `${origin}/desk/phone/voicexml?key=${secrets.voicexml}`;
  let guide: { document: string; at: string } | undefined;
  const saidBy = (xml: string) =>
    saidIn(
      [...xml.matchAll(/<prompt(?: count="1")?(?: [a-z:]+="[^"]*")*>([^<]*)<\/prompt>/g)].map(([, text]) => text!),
    );
  /** A dialog of the document of a guide: a menu waits for a key, a form returns to the function. */
  const dialog = async (): Promise<Heard> => {
    const { document, at } = guide!;
    const raw = new RegExp(`<(menu|form) id="${at}">.*?</\\1>`, 's').exec(document)![0];
    if (raw.startsWith('<menu'))
      return { said: saidBy(raw.replace(/<prompt count="2".*?<\/prompt>/g, '')), asks: 'menu', raw };
    guide = undefined;
    const value = (name: string) => new RegExp(`<var name="${name}" expr="'([^']*)'"`).exec(raw)![1]!;
    return ask({ keys: value('keys'), about: value('about'), plain: '' });
  };
  const ask = async (fields?: Record<string, string>): Promise<Heard> => {
    const answer = await app.request(
      new Request(action, fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
    );
    const raw = await answer.text();
    const filled = /<filled>.*<\/filled>/s.exec(raw)?.[0] ?? '';
    const isField = raw.includes('<field ');
    action = attribute(/<submit [^>]*>/.exec(filled)?.[0] ?? '', 'next') || action;
    const subdialog = /<subdialog [^>]*>/.exec(raw)?.[0];
    if (subdialog) {
      const document = await read?.(new URL(attribute(subdialog, 'src')).pathname);
      if (document === undefined) return ask({ keys: '', about: '', plain: 'yes' });
      guide = { document, at: /<menu id="([^"]*)"/.exec(document)![1]! };
      return dialog();
    }
    const transfer = /<transfer [^>]*>/.exec(raw)?.[0];
    return {
      said: saidBy(raw),
      asks: isField ? (raw.includes('name="termchar" value="#"') ? 'typed' : 'menu') : transfer ? 'transfer' : 'end',
      raw,
      phone: attribute(transfer ?? '', 'dest').replace('tel:', '') || undefined,
    };
  };
  return {
    first: () => ask(),
    async key(keys) {
      if (guide) {
        const menu = new RegExp(`<menu id="${guide.at}">.*?</menu>`, 's').exec(guide.document)![0];
        const choice = [...menu.matchAll(/<choice [^>]*>/g)].find(([one]) => attribute(one, 'dtmf') === keys)?.[0];
        if (choice) guide.at = attribute(choice, 'next').slice(1);
        return dialog();
      }
      return ask(
        keys === ''
          ? { keys: '', silent: 'yes' }
          : { keys: keys.length > 1 ? keys.replace(/#$/, '') : keys, silent: '' },
      );
    },
  };
}

/** A caller whom Asterisk brings, as its channel sees it: each file is called by the words that it says. */
export function asteriskCaller(line: Line): Caller {
  let wanted: ((key: string) => void) | undefined;
  let told: ((heard: Heard) => void) | undefined;
  let said: string[] = [];
  let pending = '';
  const tell = (asks: Heard['asks'], phone?: string) => {
    told?.({ said: said.join(' '), asks, raw: '', phone });
    said = [];
  };
  let variable = '';
  const channel: Channel = {
    variables: { uniqueid: crypto.randomUUID(), callerid: '+4722855050' },
    async send(command) {
      const none = { result: 0, rest: '' };
      if (command.startsWith('STREAM FILE')) {
        said.push(/"([^"]*)"/.exec(command)![1]!);
        return none;
      }
      if (command.startsWith('WAIT FOR DIGIT')) {
        if (pending === '') {
          const keys = new Promise<string>((resolve) => (wanted = resolve));
          tell('nothing');
          pending = await keys;
          if (pending === 'hang up') throw new HungUp();
          if (pending === '') return none;
        }
        const key = pending[0]!;
        pending = pending.slice(1);
        return { result: key.charCodeAt(0), rest: '' };
      }
      if (command.startsWith('SET VARIABLE PULT_PHONE')) variable = /"([^"]*)"/.exec(command)![1]!;
      if (command.startsWith('GOSUB')) tell('transfer', variable);
      if (command.startsWith('GET VARIABLE')) return { result: 1, rest: '(NOANSWER)' };
      if (command === 'HANGUP') tell('end');
      return none;
    },
  };
  const voice = {
    fileFor: async ({ text }: { text: string }) => text.replaceAll('"', ''),
    forget: () => undefined,
    silent: new Set<string>(),
  };
  return {
    first: () =>
      new Promise((resolve) => {
        told = resolve;
        void leadCall(channel, { ...line, voice, saverFor: () => line.save });
      }),
    key: (keys) =>
      new Promise((resolve) => {
        told = resolve;
        wanted!(keys);
      }),
  };
}
