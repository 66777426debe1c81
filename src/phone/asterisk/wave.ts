/** Samples a second of a telephone. */
const rate = 8000;

/**
 * A sound in the RIFF format (16 bits, one channel, any rate) as a telephone plays it, 8 kHz, by averaging over the samples that each
 * new one stands for; silence at the end is cut to a tenth of a second. Nothing for what is no such sound.
 */
export function toTelephone(sound: Buffer): Buffer | undefined {
  if (sound.length < 44 || sound.toString('latin1', 0, 4) !== 'RIFF') return undefined;
  const own = sound.readUInt32LE(24);
  if (sound.readUInt16LE(22) !== 1 || sound.readUInt16LE(34) !== 16 || own < rate) return undefined;
  const begin = sound.indexOf('data', 12, 'latin1') + 8;
  const samples = new Int16Array(Math.floor((sound.length - begin) / 2));
  for (let place = 0; place < samples.length; place++) samples[place] = sound.readInt16LE(begin + 2 * place);
  const step = own / rate;
  const made = new Int16Array(Math.floor(samples.length / step));
  for (let place = 0; place < made.length; place++) {
    const [from, to] = [
      Math.floor(place * step),
      Math.max(Math.floor((place + 1) * step), Math.floor(place * step) + 1),
    ];
    let sum = 0;
    for (let other = from; other < to; other++) sum += samples[other]!;
    made[place] = Math.round(sum / (to - from));
  }
  let end = made.length;
  while (end > 0 && Math.abs(made[end - 1]!) < 200) end--;
  return riffOf(made.subarray(0, Math.min(made.length, end + rate / 10)));
}

/** Seconds of a sound of a telephone in the RIFF format. */
export function secondsIn(sound: Uint8Array): number {
  return Math.max(0, sound.length - 44) / (rate * 2);
}

/** The tone after which somebody speaks: four tenths of a second of 1000 Hz. */
export function toneOfTelephone(): Buffer {
  const wave = (place: number) => Math.round(6000 * Math.sin((place / rate) * 2 * Math.PI * 1000));
  return riffOf(Int16Array.from({ length: rate * 0.4 }, (_, place) => wave(place)));
}

function riffOf(kept: Int16Array): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + kept.byteLength, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(kept.byteLength, 40);
  return Buffer.concat([head, Buffer.from(kept.buffer, kept.byteOffset, kept.byteLength)]);
}
