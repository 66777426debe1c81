import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DeskFile } from '../../desk/file.ts';
import { openDesk } from '../../desk/host/node.ts';
import { openSite } from '../../server/files.ts';
import { deskFileAddress } from '../../site/below.ts';
import { traceOf } from '../../server/trace.ts';
import type { Line } from '../call.ts';
import { saverFor } from '../http/save.ts';
import { promptsOf } from './prompts.ts';
import { phoneServer } from './server.ts';
import { canSpeak, digestOfSentence, howToSpeak, openVoice } from './voice.ts';

/** How it is called. */
const usage = `npm run phone                    answers the calls of an Asterisk beside it (deploy/asterisk/README.md)
npm run phone -- prompts         makes a sound file of every sentence that has none
npm run phone -- prompts --list  lists them: the file, the language, the words`;

const [command, option, ...others] = process.argv.slice(2);
const isKnown =
  command === undefined
    ? true
    : command === 'prompts' && (option === undefined || option === '--list') && others.length === 0;
if (!isKnown) stop(`"${[command, option, ...others].join(' ')}" is not known here.\n\n${usage}`);

const folder = process.env['OUT'] ?? 'dist';
if (!existsSync(join(folder, '_headers'))) stop(`${folder}/ holds no built site. Build it first: npm run build`);
const site = openSite(folder);
const file = JSON.parse((await site.read(deskFileAddress(site.base))) ?? '{"subjects":{}}') as DeskFile;
const languages = file.phone ?? [];
if (languages.length === 0)
  stop('site.yaml has no phone. Write the number that people call there (phone: number), and build the site.');
const sounds = resolve(process.env['PHONE_SOUNDS'] ?? join(process.env['DESK_FOLDER'] || 'data', 'phone'));
const line: Line = { base: site.base, languages, read: site.read, save: async () => undefined };

if (command === 'prompts') await prompts();
else await answer();

async function prompts() {
  const all = await promptsOf(line);
  const fileOf = (one: (typeof all)[number]) => join(sounds, one.language, `${digestOfSentence(one)}.wav`);
  if (option === '--list') {
    for (const one of all) console.log([fileOf(one), one.language, one.text].join('\t'));
    return;
  }
  const missing = all.filter((one) => !existsSync(fileOf(one)));
  if (missing.length > 0 && !canSpeak()) stop(howToSpeak);
  const voice = openVoice(sounds);
  await Promise.all(missing.map((one) => voice.fileFor(one)));
  console.log(`${all.length} sentences have a sound file in ${sounds}/, ${missing.length} of them made now.`);
  if (voice.silent.size > 0)
    stop(
      `espeak-ng has no voice for ${[...voice.silent].join(', ')}. Record these sentences (npm run phone -- prompts --list), or leave the language out under phone.languages.`,
    );
}

async function answer() {
  const port = Number(process.env['PHONE_PORT'] ?? 4573);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    stop(`PHONE_PORT: "${process.env['PHONE_PORT']}" is not a port number. Write a number from 1 to 65535.`);
  if (!canSpeak()) console.error(howToSpeak);
  const desk =
    Object.keys(file.subjects).length > 0
      ? await openDesk(file, { env: process.env, read: site.read }).catch((error: Error) => stop(error.message))
      : undefined;
  const server = phoneServer({
    ...line,
    voice: openVoice(sounds),
    ...(desk && { recorded: join(sounds, 'recorded') }),
    saverFor: (call) => (desk ? saverFor(desk.parts, call) : line.save),
  });
  server.on('error', (error: NodeJS.ErrnoException) =>
    stop(
      error.code === 'EADDRINUSE'
        ? `Port ${port} is taken by another program. Choose another: PHONE_PORT=4574 npm run phone`
        : error.message,
    ),
  );
  server.listen({ port, host: process.env['PHONE_HOST'] || '127.0.0.1' }, () => {
    const address = server.address();
    console.log(
      `The telephone is ready for an Asterisk: agi://127.0.0.1:${typeof address === 'object' ? address?.port : port}`,
    );
  });
  const end = () => {
    setTimeout(() => process.exit(0), 5_000).unref();
    server.close(() => void Promise.resolve(desk?.close()).finally(() => process.exit(0)));
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  // Not the error itself: its message can hold what somebody keyed.
  process.on('unhandledRejection', (error) => console.error(traceOf(error)));
}

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}
