import { expect, test } from '@playwright/test';
import { createRequire } from 'node:module';
import type { PhoneFile } from '../../../src/phone/file.ts';
import { seal, unseal } from '../../../src/phone/http/seal.ts';
import { phoneIn } from '../../../src/phone/http/settings.ts';
import { callerIn } from '../../../src/phone/call.ts';
import { endAll, open } from '../../desk/desk.ts';
import {
  fromJambonz,
  fromTwilio,
  jambonzCaller,
  macOf,
  origin,
  routesOf,
  secrets,
  twilioCaller,
  voiceXmlCaller,
} from '../callers.ts';
import { deskOf, phoneFiles, now as built } from '../site.ts';

/* What services ask, and what strangers may try. */

test.afterEach(endAll);

const voice = `${origin}/desk/phone/twilio/voice`;
let now = built;

/** A desk with a telephone, of a small site of its own. */
async function phone(files: Record<string, PhoneFile> = phoneFiles()) {
  now = built;
  const lines: Record<string, unknown>[] = [];
  const opened = await open({
    ...deskOf(files),
    phone: routesOf,
    now: () => now,
    log: (line) => lines.push(line),
  });
  return { ...opened, lines };
}

test('a request that its service has not signed is refused, whatever it says, and so is one that was changed', async () => {
  const { app } = await phone();
  const fields = { CallSid: 'CA1', From: '+4722855050', Digits: '1' };
  const good = await fromTwilio(voice, fields);
  const with_ = (headers: Record<string, string>, body: Record<string, string> = fields, address = voice) =>
    new Request(address, { method: 'POST', body: new URLSearchParams(body), headers });
  const signature = good.headers.get('X-Twilio-Signature')!;
  expect((await app.request(good)).status).toBe(200);
  for (const [what, request] of Object.entries({
    'no signature': with_({}),
    'another token': await fromTwilio(voice, fields, 'another-token-000000'),
    'another field': with_({ 'X-Twilio-Signature': signature }, { ...fields, From: '+4700000001' }),
    'another address': with_({ 'X-Twilio-Signature': signature }, fields, `${voice}?s=x`),
    'signature cut short': with_({ 'X-Twilio-Signature': signature.slice(0, -1) }),
    'a body that is too long': with_({ 'X-Twilio-Signature': signature }, { ...fields, x: 'y'.repeat(50_000) }),
    'jambonz, another secret': await fromJambonz(
      `${origin}/desk/phone/jambonz`,
      { call_sid: 'a' },
      now,
      'another-secret-0000',
    ),
    'jambonz, an hour ago': await fromJambonz(
      `${origin}/desk/phone/jambonz`,
      { call_sid: 'a' },
      new Date(+now - 3_600_000),
    ),
    'VoiceXML, no key': new Request(`${origin}/desk/phone/voicexml`),
    'VoiceXML, a wrong key': new Request(`${origin}/desk/phone/voicexml?key=wrong`),
  }))
    expect((await app.request(request)).status, what).toBe(403);
  const twice = `${Math.floor(+now / 1000)}`;
  const body = '[]';
  const mac = macOf('sha256', secrets.jambonz, `${twice}.${body}`).toString('hex');
  const malformed = await app.request(`${origin}/desk/phone/jambonz`, {
    method: 'POST',
    body,
    headers: { 'Jambonz-Signature': `t=${twice},v1=${mac}` },
  });
  expect(malformed.status).toBe(400);
});

test('where a call stands cannot be read, changed, taken into another call or used after two hours', async () => {
  const state = { given: [['price', ['450']]] };
  const sealed = await seal('secret-one', 'CA1', state, now);
  expect(atob(sealed.split('.')[1]!.replace(/-/g, '+').replace(/_/g, '/'))).not.toContain('450');
  expect(await unseal(['other', 'secret-one'], 'CA1', sealed, now)).toEqual(state);
  const changed = [...sealed].map((sign, place) => (place === 30 ? (sign === 'A' ? 'B' : 'A') : sign)).join('');
  for (const [what, found] of Object.entries({
    changed: await unseal(['secret-one'], 'CA1', changed, now),
    'another call': await unseal(['secret-one'], 'CA2', sealed, now),
    'another secret': await unseal(['other'], 'CA1', sealed, now),
    'too old': await unseal(['secret-one'], 'CA1', sealed, new Date(+now + 3 * 3_600_000)),
    nothing: await unseal(['secret-one'], 'CA1', '', now),
    'no base64': await unseal(['secret-one'], 'CA1', '%%%.%%%', now),
  }))
    expect(found, what).toBeUndefined();
  const { app } = await phone();
  const fields = { CallSid: 'CA1', From: '', Digits: '1' };
  expect((await app.request(await fromTwilio(`${voice}?s=${changed}`, fields))).status).toBe(403);
});

test('a request to be called back is kept before anybody is thanked; what is repeated is one message', async () => {
  const { app, store } = await phone();
  let last: Request | undefined;
  const request = (asked: Request) => {
    last = asked.clone();
    return app.request(asked);
  };
  const caller = twilioCaller({ request } as unknown as typeof app, 'anonymous');
  await caller.first();
  await caller.key('1');
  await caller.key('0');
  expect((await caller.key('1')).said).toContain('Nobody answers the telephone now.');
  expect((await caller.key('1')).asks).toBe('typed');
  expect((await caller.key('12#')).said).toContain('not a telephone number');
  expect((await caller.key('22855050#')).said).toContain('two two eight five five zero five zero');
  const thanks = await caller.key('1');
  // Not `request`: it takes the copy of a request for an address where a server in this process has put a class of its own in its place.
  const again = await (await app.fetch(last!)).text();
  const saidOf = (xml: string) => /reference is [^<]*/.exec(xml)?.[0];
  expect(saidOf(thanks.raw)).toBeTruthy();
  expect(saidOf(again)).toBe(saidOf(thanks.raw));
  const [kept, ...more] = await store.list();
  expect(more).toEqual([]);
  expect(kept!.details).toEqual({ wish: 'call', phone: '22855050', callAt: '', own: [] });
  expect(kept!.text).toContain('called back');
  expect(thanks.said).toContain('Thank you.');
});

test('nobody is thanked for what could not be kept, and can try again', async () => {
  const { app } = await phone();
  const failing = await open({
    ...deskOf(phoneFiles()),
    phone: (parts) =>
      routesOf({ ...parts, store: { ...parts.store, accept: () => Promise.reject(new Error('disk full')) } }),
    now: () => now,
  });
  expect(app).toBeDefined();
  const caller = twilioCaller(failing.app);
  await caller.first();
  await caller.key('1');
  await caller.key('0');
  await caller.key('1');
  expect((await caller.key('1')).said).toContain('Shall we call you back on plus four seven');
  const said = (await caller.key('1')).said;
  expect(said).toContain('could not be kept');
  expect(said).not.toContain('Thank you');
});

test('a person is called while the telephone of the desk is answered, and whoever is missed goes on', async () => {
  const { app } = await phone();
  now = new Date('2026-11-30T10:00:00Z');
  const twilio = twilioCaller(app);
  const jambonz = jambonzCaller(app, () => now);
  const voicexml = voiceXmlCaller(app);
  for (const caller of [twilio, jambonz, voicexml]) {
    await caller.first();
    await caller.key('1');
    await caller.key('0');
    const through = await caller.key('1');
    expect(through.asks).toBe('transfer');
    expect(through.phone).toBe('+4700000110');
  }
});

test('the verbs of jambonz are those that it knows', async () => {
  const { validate } = createRequire(import.meta.url)('@jambonz/verb-specifications') as {
    validate: (logger: unknown, verbs: unknown) => void;
  };
  const logger = { info: () => undefined, error: () => undefined, debug: () => undefined };
  const { app } = await phone();
  const caller = jambonzCaller(app, () => now);
  const keys = ['1', '2', '1', '1', '450#', '1', '8', '1', '1', '*', '8', '4', '12#', '1', '0', '1', '1', '1'];
  expect(() => validate(logger, [{ verb: 'gather', numDigits: 'one' }])).toThrow();
  for (const key of ['', ...keys]) {
    const { raw } = key ? await caller.key(key) : await caller.first();
    expect(() => validate(logger, JSON.parse(raw)), raw).not.toThrow();
  }
});

test('no key, and no number of a caller, stands in a log', async () => {
  const { app, lines } = await phone();
  const caller = twilioCaller(app, '+4798765432');
  await caller.first();
  for (const key of ['1', '2', '1', '1', '7654321#', '0', '1', '1', '2', '55512345#', '1']) await caller.key(key);
  expect(lines.length).toBeGreaterThan(5);
  for (const line of lines) {
    expect(line['route']).toBe('POST /desk/…');
    expect(JSON.stringify(line)).not.toMatch(/7654321|55512345|98765432/);
  }
});

test('whoever keys anything at all is never without an answer', async () => {
  const { app } = await phone();
  let seed = 7;
  const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
  for (let call = 0; call < 8; call++) {
    const caller = twilioCaller(app);
    let heard = await caller.first();
    for (let turn = 0; turn < 60 && heard.asks !== 'end'; turn++) {
      const most = heard.asks === 'typed' ? 1 + random(200) : 1;
      const keys = Array.from(
        { length: random(8) === 0 ? 0 : most },
        () => '0123456789*#'[random(heard.asks === 'typed' ? 11 : 12)],
      ).join('');
      heard = await caller.key(heard.asks === 'typed' && keys ? `${keys}#` : keys);
      expect(heard.raw).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<Response>.*<\/Response>$/s);
      expect(heard.raw.length).toBeLessThan(20_000);
    }
  }
});

test('who says nothing is asked twice, then in other words, then put through to a person, and the call ends', async () => {
  const { app } = await phone();
  const caller = twilioCaller(app);
  await caller.first();
  await caller.key('1');
  const said: string[] = [];
  let heard = await caller.key('');
  while (heard.asks !== 'end' && said.length < 20) {
    said.push(heard.said);
    heard = await caller.key('');
  }
  expect(said[0]).toContain('We did not hear a key.');
  expect(said[1]).toContain('Listen to the list once more');
  expect(said[2]).toContain('Nobody answers the telephone now.');
  expect(said.length).toBeLessThan(8);
  expect(heard.said).toContain('Goodbye');
});

test('an answer of the telephone takes little time', async () => {
  const { app } = await phone();
  const requests = await Promise.all(
    Array.from({ length: 60 }, (_, call) => fromTwilio(voice, { CallSid: `CA${call}`, From: '' })),
  );
  for (const request of requests.splice(0, 20)) await app.request(request);
  const begin = process.cpuUsage();
  for (const request of requests) await (await app.request(request)).text();
  const { user, system } = process.cpuUsage(begin);
  expect((user + system) / 1000 / 40).toBeLessThan(10);
});

test('numbers of callers are told from those that stand for a number withheld', () => {
  const table: [string | undefined, string | undefined][] = [
    ['+4722855050', '+4722855050'],
    ['4722855050', '4722855050'],
    ['sip:+4722855050@trunk.example', '+4722855050'],
    ['anonymous', undefined],
    ['+266696687', undefined],
    ['Restricted', undefined],
    ['unknown', undefined],
    ['', undefined],
    [undefined, undefined],
    ['101', undefined],
    ['<script>', undefined],
  ];
  for (const [number, found] of table) expect(callerIn(number), String(number)).toBe(found);
});

test('settings that cannot work are told, and never repeated', () => {
  const table: [Record<string, string>, boolean, string[]][] = [
    [{}, true, []],
    [{ TWILIO_AUTH_TOKEN: secrets.twilio }, true, []],
    [
      { TWILIO_AUTH_TOKEN: 'short' },
      true,
      [
        'TWILIO_AUTH_TOKEN: is too short to be a secret. Write one of at least 16 signs; a service that gives you one shows it among its settings.',
      ],
    ],
    [
      { JAMBONZ_SECRET: secrets.jambonz },
      false,
      [
        'JAMBONZ_SECRET: is set, but site.yaml has no phone. Write the number that people call there, or take the setting away.',
      ],
    ],
  ];
  for (const [env, isThere, mistakes] of table) expect(phoneIn(env, isThere).mistakes).toEqual(mistakes);
});
