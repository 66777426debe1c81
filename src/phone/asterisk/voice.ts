import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Sentence } from '../model/step.ts';
import { toTelephone } from './wave.ts';

/** What says sentences to Asterisk: a sound file for each. */
export interface Voice {
  /** The file of a sentence without its ending, as Asterisk plays it; made when it is not there. Nothing where there is no voice for it. */
  fileFor: (sentence: Sentence) => Promise<string | undefined>;
  /** Deletes the file of a sentence that is to be kept nowhere, when it was said. */
  forget: (sentence: Sentence, name: string) => void;
  /** Languages without a voice, as they are met. */
  silent: Set<string>;
}

/** How espeak-ng calls languages, where it does not do so by the tag. */
const voices: Record<string, string> = { en: 'en-gb', nn: 'nb', no: 'nb', fr: 'fr-fr' };

/** The name of the program that speaks. */
const program = 'espeak-ng';
/** What to do when it is missing. */
export const howToSpeak =
  'espeak-ng is not installed, so only sentences that have a sound file can be said. Install it (apt install espeak-ng), or record the files that npm run phone -- prompts lists.';

/** Whether sentences can be turned into sound here. */
export function canSpeak(): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

/** The digest by which the recording of a sentence is called: the same words have the same file, on every page. */
export function digestOfSentence({ text }: Pick<Sentence, 'text'>): string {
  return createHash('sha256').update(text.normalize('NFC')).digest('hex').slice(0, 20);
}

/** So many sentences are spoken at the same time; a call waits for its own. */
const atOnce = 2;
/** Milliseconds after which a sentence is given up. */
const timeout = 10_000;

/**
 * Opens the folder of sound files: `<folder>/<language>/<digest>.wav`, 8 kHz, 16 bits, one channel. What is missing is spoken by
 * espeak-ng and kept there, whole or not at all; a file that somebody has put there is never written over.
 */
export function openVoice(folder: string, speaks = canSpeak()): Voice {
  const passing = join(resolve(folder), 'passing');
  rmSync(passing, { recursive: true, force: true });
  const silent = new Set<string>();
  const making = new Map<string, Promise<boolean>>();
  const waiting: (() => void)[] = [];
  let running = 0;
  const acquire = async () => {
    if (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
    running++;
  };
  const release = () => {
    running--;
    waiting.shift()?.();
  };

  async function make({ text, language }: Sentence, file: string): Promise<boolean> {
    await acquire();
    try {
      const voice = voices[language] ?? voices[language.split('-')[0]!] ?? language.toLowerCase();
      const sound = await spoken(text, voice);
      const telephone = sound && toTelephone(sound);
      if (!telephone) return false;
      mkdirSync(dirname(file), { recursive: true });
      const fresh = `${file}.${process.pid}.tmp`;
      writeFileSync(fresh, telephone);
      if (existsSync(file)) rmSync(fresh);
      else renameSync(fresh, file);
      return true;
    } finally {
      release();
    }
  }

  return {
    silent,
    async fileFor(sentence) {
      const kept = join(resolve(folder), sentence.language, digestOfSentence(sentence));
      const name = sentence.passing && !existsSync(`${kept}.wav`) ? join(passing, crypto.randomUUID()) : kept;
      const file = `${name}.wav`;
      if (existsSync(file)) return name;
      if (!speaks) return undefined;
      let made = making.get(file);
      if (!made) {
        made = make(sentence, file).catch(() => false);
        making.set(file, made);
        void made.finally(() => making.delete(file));
      }
      if (await made) return name;
      silent.add(sentence.language);
      return undefined;
    },
    forget(sentence, name) {
      if (sentence.passing && name.startsWith(passing)) rmSync(`${name}.wav`, { force: true });
    },
  };
}

/** The sound of a text by espeak-ng, given on its standard input so that no list of processes shows it; nothing where it has no such voice. */
function spoken(text: string, voice: string): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const child = execFile(
      program,
      ['-v', voice, '-s', '150', '--stdin', '--stdout'],
      { encoding: 'buffer', maxBuffer: 50_000_000, timeout },
      (error, sound) => resolve(error || sound.length < 100 ? undefined : sound),
    );
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(text);
  });
}
