import { kept } from './kept.ts';

/** How bytes are sent: as they are, or packed (RFC 9110, 8.4.1). */
export type Coding = 'identity' | 'gzip' | 'br';

/** The smallest first, where a client says that it likes them the same. */
const ours: Coding[] = ['br', 'gzip', 'identity'];

/**
 * The content coding that a client likes best, by the weights of its `Accept-Encoding` (RFC 9110, 12.5.3). Without the header,
 * and where it refuses all of them, it is `identity`: bytes that everybody can read are better than none.
 */
export function codingFor(acceptEncoding: string | undefined): Coding {
  if (!acceptEncoding) return 'identity';
  // Browsers send the same few headers.
  const last = read.get(acceptEncoding);
  if (last) return last;
  const coding = bestOf(acceptEncoding.toLowerCase());
  read.set(acceptEncoding, coding);
  return coding;
}

const read = kept<Coding>(100, () => 1);

function bestOf(acceptEncoding: string): Coding {
  const weights = new Map<string, number>();
  for (const member of acceptEncoding.split(',')) {
    const [name = '', ...parameters] = member.split(';').map((part) => part.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='));
    const quality = weight === undefined ? 1 : Number(weight.slice(2));
    weights.set(name === 'x-gzip' ? 'gzip' : name, quality >= 0 && quality <= 1 ? quality : 0);
  }
  // What is not named has the weight of the star; `identity` is then taken when nothing else will do.
  const weightOf = (coding: Coding) =>
    weights.get(coding) ?? (coding === 'identity' ? Number.MIN_VALUE : (weights.get('*') ?? 0));
  const best = ours.reduce((chosen, coding) => (weightOf(coding) > weightOf(chosen) ? coding : chosen));
  return weightOf(best) > 0 ? best : 'identity';
}
