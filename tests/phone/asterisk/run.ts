import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { PhoneFile } from '../../../src/phone/file.ts';
import type { Line } from '../../../src/phone/call.ts';
import type { Request } from '../../../src/phone/model/step.ts';
import { phoneServer } from '../../../src/phone/asterisk/server.ts';
import { promptsOf } from '../../../src/phone/asterisk/prompts.ts';
import { canSpeak, howToSpeak, openVoice } from '../../../src/phone/asterisk/voice.ts';
import { forEar } from '../../../src/phone/speech/for-ear.ts';
import { freePorts } from '../../ports.ts';
import { writeConfig } from './config.ts';
import { openCalls, type Calls } from './caller.ts';
import { scripts } from './scripts.ts';

/*
 * Real calls over SIP and RTP to a real Asterisk: `npm run test:phone`. It takes a built site (OUT, else dist), an Asterisk in the
 * folder ASTERISK_ROOT (else one that debootstrap makes there), and espeak-ng. Ends with 1 when a call went wrong.
 */

const site = process.env['OUT'] ?? 'dist';
const root = process.env['ASTERISK_ROOT'] ?? '/var/tmp/pult-asterisk';
if (!existsSync(join(site, 'phone'))) stop(`${site}/ is no built site with a telephone. Build it first: npm run build`);
if (!canSpeak()) stop(howToSpeak);
if (!existsSync(join(root, 'usr/sbin/asterisk'))) {
  console.log(`Installing Debian's Asterisk into ${root}/; this takes some minutes.`);
  const made = spawnSync(
    'debootstrap',
    ['--variant=minbase', '--include=asterisk', 'sid', root, 'http://deb.debian.org/debian'],
    { stdio: 'ignore' },
  );
  if (made.status !== 0)
    stop(
      'Asterisk could not be installed: this needs root and debootstrap (apt install debootstrap). Or name the folder of one that is there: ASTERISK_ROOT=/',
    );
}

// The same path inside and outside of the folder in which Asterisk runs.
const sounds = '/var/tmp/pult-sounds';
if (root !== '/') {
  mkdirSync(join(root, sounds), { recursive: true });
  if (!existsSync(sounds)) symlinkSync(join(root, sounds), sounds);
}
const voice = openVoice(sounds);
const languages = (JSON.parse(readFileSync(join(site, 'desk/desk.json'), 'utf8')) as { phone: string[] }).phone;
/** A Monday: at half past twelve somebody answers, at nine in the evening nobody does. */
const clock = { now: new Date('2026-11-30T11:30:00Z') };
const saved: Request[] = [];
const line: Line = {
  base: '',
  languages,
  read: async (address) =>
    existsSync(join(site, address))
      ? // As where the agency takes spoken messages.
        readFileSync(join(site, address), 'utf8').replace('"takesMessages":true', '$&,"records":true')
      : undefined,
  records: true,
  now: () => clock.now,
  save: async (request) => {
    saved.push(request);
    return { reference: 'K7M4QX2P', by: '2026-12-01T14:00:00.000Z' };
  },
};
// The pages are many, and few of them are asked for here.
const all = await promptsOf(line, (place) => !/^(topics|topic|page)(:|$)/.test(place));
console.log(`${all.length} sentences; those that have no sound file are spoken now.`);
await Promise.all(all.map((one) => voice.fileFor(one)));

const [sip = 0, agi = 0] = await freePorts(2);
const config = writeConfig(root, { sip, rtp: 21_000, agi });
const calls: Calls = openCalls(sip);
const server = phoneServer({
  ...line,
  voice,
  saverFor: () => line.save,
  recorded: join(sounds, 'recorded'),
  heard: calls.heard,
});
await new Promise<void>((resolve) => server.listen(agi, '127.0.0.1', resolve));
const asterisk =
  root === '/'
    ? spawn('asterisk', ['-C', config, '-f', '-g'], { stdio: 'ignore' })
    : spawn('chroot', [root, 'asterisk', '-C', config, '-f', '-g'], { stdio: 'ignore' });
await new Promise((resolve) => setTimeout(resolve, 4000));

const files = Object.fromEntries(
  languages.map((tag) => [tag, JSON.parse(readFileSync(join(site, 'phone', `${tag}.json`), 'utf8')) as PhoneFile]),
);
let failures = 0;
const begin = process.cpuUsage();
// `npm run test:phone -- silence` places the calls of that name alone.
const wanted = scripts.filter(({ name }) => name.includes(process.argv[2] ?? ''));
for (const { name, run } of wanted) {
  const started = performance.now();
  try {
    await run({ calls, files, clock, saved, words: (tag, key) => forEar(files[tag]!.words[key]!, tag) });
    console.log(`ok    ${name} (${((performance.now() - started) / 1000).toFixed(0)} s)`);
  } catch (error) {
    failures++;
    console.log(`WRONG ${name}: ${(error as Error).message}`);
  }
}
const { user, system } = process.cpuUsage(begin);
const middle = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN;
const { firstWords, nextWords } = calls;
console.log(
  `first word: ${middle(firstWords).toFixed(0)} ms, at most ${Math.max(...firstWords).toFixed(0)} (${firstWords.length} calls)`,
);
console.log(
  `after a key: ${middle(nextWords).toFixed(0)} ms, at most ${Math.max(...nextWords).toFixed(0)} (${nextWords.length} keys)`,
);
console.log(`CPU of the telephone: ${((user + system) / 1e6).toFixed(1)} s`);
asterisk.kill('SIGTERM');
server.close();
const log = join(root, '/tmp/pult-asterisk/log/full');
const logged = existsSync(log) ? readFileSync(log, 'utf8') : '';
if (/13102026|22855050|DTMF (begin|end)/.test(logged)) {
  failures++;
  console.log('WRONG what was keyed stands in the log of Asterisk');
}
if (existsSync(join(sounds, 'passing')) && execFileSync('ls', [join(sounds, 'passing')]).length > 0) {
  failures++;
  console.log('WRONG sounds of what was keyed are left in the folder');
}
if (existsSync(join(sounds, 'recorded')) && readdirSync(join(sounds, 'recorded')).length > 0) {
  failures++;
  console.log('WRONG what was spoken is left in the folder');
}
rmSync(join(root, '/tmp/pult-asterisk'), { recursive: true, force: true });
console.log(failures > 0 ? `${failures} went wrong.` : `All ${wanted.length} went right.`);
setTimeout(() => process.exit(failures > 0 ? 1 : 0), 500);

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}
