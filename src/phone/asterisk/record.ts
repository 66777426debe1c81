import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { patience } from '../outlets/spoken.ts';
import { HungUp, quoted, type Channel } from './protocol.ts';
import { secondsIn, toneOfTelephone } from './wave.ts';

/** What was spoken into a file; `sound` is missing where nobody spoke for a second. */
export interface Spoken {
  file: string;
  sound: Uint8Array | undefined;
  /** The caller has hung up, as many do when all is said. */
  isOver: boolean;
}

/**
 * Plays a tone and records what is said into a file of the folder, which Asterisk can write, until hash, some seconds of silence or
 * so many seconds. Who hangs up has spoken too. Throws `HungUp` when that was before the tone was over.
 */
export async function record({ send }: Channel, folder: string, seconds: number): Promise<Spoken> {
  const tone = join(dirname(folder), 'tone');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(`${tone}.wav`)) writeFileSync(`${tone}.wav`, toneOfTelephone());
  const { result: heard } = await send(`STREAM FILE ${quoted(tone)} ""`);
  if (heard < 0) throw new HungUp('The caller has hung up.');
  const name = join(folder, crypto.randomUUID());
  const file = `${name}.wav`;
  const { result } = await send(`RECORD FILE ${quoted(name)} wav "#" ${seconds * 1000} s=${patience.between}`);
  const sound = existsSync(file) ? new Uint8Array(readFileSync(file)) : undefined;
  const isSpoken = sound !== undefined && secondsIn(sound) >= 1;
  if (!isSpoken) rmSync(file, { force: true });
  return { file, sound: isSpoken ? sound : undefined, isOver: result < 0 };
}
