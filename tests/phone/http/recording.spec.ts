import { expect, test } from '@playwright/test';
import type { DeskParts } from '../../../src/desk/parts.ts';
import { recordingOf } from '../../../src/phone/http/recording.ts';
import { saverFor } from '../../../src/phone/http/save.ts';
import { toneOfTelephone } from '../../../src/phone/asterisk/wave.ts';
import { endAll, open } from '../../desk/desk.ts';
import { jambonzCaller, routesOf, twilioCaller, voiceXmlCaller, type Caller } from '../callers.ts';
import { deskOf, now, phoneFiles } from '../site.ts';

/* Spoken messages that a service has recorded. */

test.afterEach(endAll);

const sound = new Uint8Array(toneOfTelephone());
const told = {
  AccountSid: 'AC1',
  RecordingSid: 'RE1',
  RecordingUrl: 'https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/RE1',
};

/** Takes the place of Twilio, and notes what it is asked. */
function twilioWith(answers: Response[]) {
  const asked: [string, string | null][] = [];
  const fetchFrom = async (address: unknown, init?: RequestInit) => {
    asked.push([String(address), new Headers(init?.headers).get('Authorization')]);
    return answers.shift() ?? new Response(null, { status: 404 });
  };
  return { asked, fetchFrom: fetchFrom as typeof fetch };
}

test('a recording is fetched from Twilio with the key of the account, and from nobody else', async () => {
  const there = twilioWith([new Response(sound)]);
  expect(await recordingOf(told, ['token'], 1e6, there.fetchFrom)).toEqual({ sound });
  expect(there.asked).toEqual([[`${told.RecordingUrl}.wav`, `Basic ${btoa('AC1:token')}`]]);
  for (const address of [
    'http://api.twilio.com/x',
    'https://twilio.com.example/x',
    'https://127.0.0.1/x',
    'https://api.twilio.com:8443/x',
    'x',
    '',
  ]) {
    const { asked, fetchFrom } = twilioWith([new Response(sound)]);
    expect(await recordingOf({ ...told, RecordingUrl: address }, ['token'], 1e6, fetchFrom)).toEqual({ name: 'RE1' });
    expect(asked).toEqual([]);
  }
});

test('what is not there yet is asked for again; what is too large stays where it is', async () => {
  const late = twilioWith([new Response(null, { status: 404 }), new Response(sound)]);
  expect(await recordingOf(told, ['token'], 1e6, late.fetchFrom)).toEqual({ sound });
  const large = twilioWith([new Response(sound), new Response(sound)]);
  expect(await recordingOf(told, ['token'], 100, large.fetchFrom)).toEqual({ name: 'RE1' });
});

test('a spoken message is offered where it can be recorded and the agency wants it; one whose sound cannot be had is kept by its name', async () => {
  const files = phoneFiles(['en']);
  const toDesk = async (caller: Caller) => {
    await caller.first();
    await caller.key('0');
    return (await caller.key('1')).said;
  };
  const without = await open({ ...deskOf(files), phone: routesOf, now: () => now });
  expect(await toDesk(twilioCaller(without.app))).not.toContain('spoken message');
  files['en']!.records = true;
  const { app, store } = await open({ ...deskOf(files), phone: routesOf, now: () => now });
  for (const caller of [voiceXmlCaller(app), jambonzCaller(app, () => now)])
    expect(await toDesk(caller)).not.toContain('spoken message');
  const caller = twilioCaller(app);
  expect(await toDesk(caller)).toContain('Leave a spoken message, which is recorded: press two.');
  const asked = await caller.key('2');
  expect(asked.said).toContain('It is recorded and kept with your message.');
  expect(asked.raw).toMatch(/<Record action="[^"]+" method="POST" maxLength="120"[^>]*\/><Redirect method="POST">/);
  // Who says nothing hears again what there is.
  expect((await caller.key('')).said).toContain('Be called back: press one.');
  await caller.key('2');
  const thanks = await caller.tell({ ...told, RecordingUrl: 'https://other.example/RE1', RecordingDuration: '12' });
  expect(thanks.said).toContain('Thank you.');
  const [kept, ...more] = await store.list();
  expect(more).toEqual([]);
  expect(kept!.text).toContain('Somebody spoke a message on the telephone. It is about: Loans.');
  expect(kept!.text).toContain('The telephone service keeps it under RE1.');
  expect(kept!.details).toMatchObject({ wish: 'call', phone: '+4722855050' });
});

test('what was spoken comes with its message as a file; what is no sound does not, and a repeat is the same message', async () => {
  const { store, parts } = await opened();
  const save = saverFor(parts, 'call-1');
  const request = { subject: 'library', desk: 'library', phone: '', text: 'Somebody spoke a message.' };
  const first = await save({ ...request, sound }, 'en');
  expect(await save({ ...request, sound }, 'en')).toEqual(first);
  await save({ ...request, text: 'Another.', sound: new TextEncoder().encode('not a sound'.repeat(9)) }, 'en');
  const kept = await store.list();
  expect(kept.map(({ text, attachments }) => [text, attachments]).sort()).toEqual([
    ['Another.', 0],
    ['Somebody spoke a message.', 1],
  ]);
});

/** A desk, and the parts that its telephone is given. */
async function opened() {
  let parts: DeskParts | undefined;
  const phone = (given: DeskParts) => {
    parts = given;
    return routesOf(given);
  };
  const { store } = await open({ ...deskOf(phoneFiles(['en'])), phone, now: () => now });
  return { store, parts: parts! };
}
