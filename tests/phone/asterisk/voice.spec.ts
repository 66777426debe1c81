import { expect, test } from '@playwright/test';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { phoneServer } from '../../../src/phone/asterisk/server.ts';
import { canSpeak, digestOfSentence, openVoice } from '../../../src/phone/asterisk/voice.ts';
import { toTelephone } from '../../../src/phone/asterisk/wave.ts';
import { deskOf, now, phoneFiles } from '../site.ts';

const folders: string[] = [];
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'phone-'));
  folders.push(made);
  return made;
};
test.afterEach(() => folders.splice(0).forEach((one) => rmSync(one, { recursive: true, force: true })));

/** A tone of a second in the RIFF format. */
function tone(rate: number, silence = 0): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.write('WAVEfmt ', 8);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  const samples = Int16Array.from({ length: rate * (1 + silence) }, (_, place) =>
    place < rate ? 8000 * Math.sin((place / rate) * 2 * Math.PI * 440) : 0,
  );
  return Buffer.concat([head, Buffer.from(samples.buffer)]);
}

test('a sound of any rate becomes one of a telephone, without the silence at its end', () => {
  for (const rate of [8000, 16_000, 22_050, 44_100]) {
    const made = toTelephone(tone(rate, 2))!;
    expect(made.readUInt32LE(24)).toBe(8000);
    const seconds = (made.length - 44) / 16_000;
    expect(seconds, String(rate)).toBeGreaterThan(0.95);
    expect(seconds, String(rate)).toBeLessThan(1.15);
  }
  for (const other of ['', 'RIFF', 'not a sound at all'.repeat(9)])
    expect(toTelephone(Buffer.from(other))).toBeUndefined();
});

test('a recording is said in the place of the voice and never written over; without a voice what has none is left out', async () => {
  const sounds = folder();
  const recorded = { text: 'Main menu.', language: 'en' };
  mkdirSync(join(sounds, 'en'));
  const file = join(sounds, 'en', `${digestOfSentence(recorded)}.wav`);
  writeFileSync(file, 'a human voice');
  const voice = openVoice(sounds, false);
  expect(await voice.fileFor(recorded)).toBe(file.replace('.wav', ''));
  expect(await voice.fileFor({ text: 'Something else.', language: 'en' })).toBeUndefined();
  expect(digestOfSentence({ text: 'Main menu.' })).toBe(digestOfSentence({ text: 'Main menu.' }));
  expect(digestOfSentence({ text: 'Main menu!' })).not.toBe(digestOfSentence({ text: 'Main menu.' }));
});

test('what a caller keyed has a sound only while it is said; a language without a voice is named', async () => {
  test.skip(!canSpeak(), 'espeak-ng is not installed');
  const sounds = folder();
  const voice = openVoice(sounds);
  const secret = { text: 'You keyed in five five five.', language: 'en', passing: true as const };
  const name = (await voice.fileFor(secret))!;
  expect(existsSync(`${name}.wav`)).toBe(true);
  voice.forget(secret, name);
  expect(readdirSync(sounds, { recursive: true }).filter((one) => String(one).endsWith('.wav'))).toEqual([]);
  expect(await voice.fileFor({ text: 'Qapla.', language: 'tlh' })).toBeUndefined();
  expect([...voice.silent]).toEqual(['tlh']);
});

test('a call is led by what Asterisk says, and one that says nonsense or hangs up leaves no trace', async () => {
  const files = phoneFiles();
  const heard: string[] = [];
  const server = phoneServer({
    base: '',
    languages: Object.keys(files),
    read: deskOf(files).read,
    now: () => now,
    voice: { fileFor: async ({ text }) => text, forget: () => undefined, silent: new Set() },
    saverFor: () => async () => undefined,
    heard: (_, said) => heard.push(said.map(({ text }) => text).join(' ')),
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  /** Answers each command by a rule, and resolves when the call is over. */
  const call = (answer: (command: string) => string) =>
    new Promise<string[]>((resolve) => {
      const commands: string[] = [];
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.on('data', (data) => {
        for (const command of data.toString().split('\n').filter(Boolean)) {
          commands.push(command);
          const said = answer(command);
          if (said === 'close') socket.destroy();
          else socket.write(`${said}\n`);
        }
      });
      socket.on('close', () => resolve(commands));
      socket.write('agi_network: yes\nagi_uniqueid: 1.1\nagi_callerid: unknown\n\n');
    });
  const keys = ['1', '4', '1', '2', '#'];
  const led = await call((command) =>
    command.startsWith('WAIT')
      ? `200 result=${keys.length > 0 ? keys.shift()!.charCodeAt(0) : '-1'}`
      : '200 result=0 endpos=8000',
  );
  expect(led[0]).toBe('ANSWER');
  expect(heard.at(-1)).toContain('Renew a loan.');
  const begun = heard.length;
  await call(() => 'close');
  await call(() => '511 Command Not Permitted on a dead channel');
  await call((command) => (command.startsWith('STREAM') ? '200 result=-1 endpos=0' : '200 result=0'));
  expect(heard.length).toBe(begun + 1);
  await new Promise((resolve) => server.close(resolve));
});
