import { readMultipart, type Part } from './multipart.ts';

/**
 * A form as it was typed, to be shown again as it is. Of a field that was sent twice the first counts (in JSON, which
 * `JSON.parse` reads, the last).
 */
export interface Input {
  values: Record<string, string | undefined>;
  /** Fields whose value in JSON is not a text. */
  notText: string[];
  /** The contents of the files that came in the field `attachments`. */
  files: Uint8Array[];
  /** What they are called, in the same order. */
  names?: string[];
}

/** Why a request is not a form of ours: the status to answer with, and a code. */
export interface Refusal {
  status: 400 | 408 | 413 | 415 | 422 | 503;
  /** `gone`: who sent it is no longer there, and nobody reads an answer. */
  code: 'malformed' | 'encoding' | 'too-large' | 'type' | 'file' | 'gone' | 'slow' | 'busy';
  /** What was typed, when only the files at the end of the form are too much. */
  values?: Input['values'];
}

/**
 * Bytes of a form; `raise` says how many it may have, once its first fields are known and it is longer, or nothing when no
 * more can be read now. From then on so many bytes a second must come as `pace` says, measured over `round` milliseconds.
 */
export interface BodyLimit {
  bytes: number;
  raise?: (values: Input['values']) => Promise<number | undefined>;
  pace?: () => number;
  round?: number;
}

/** Milliseconds in which the pace is measured: a train may go through a tunnel. */
const usualRound = 10_000;

/** Milliseconds for a whole form: some, and more for every byte that it may have. Ten megabytes get five minutes, and need three and a half on a slow 3G (50 KB a second). */
const timeFor = (bytes: number) => 30_000 + bytes / 40;

/**
 * Reads a form that was sent as `application/x-www-form-urlencoded`, `multipart/form-data` or JSON, in UTF-8, of at most
 * `limit.bytes`; only one with files can have the limit raised. Does not throw for anything that a client can send.
 */
export async function readInput(request: Request, limit: BodyLimit = { bytes: 64 * 1024 }): Promise<Input | Refusal> {
  const header = request.headers.get('Content-Type') ?? '';
  const type = header.split(';', 1)[0]!.trim().toLowerCase();
  const charset = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(header)?.[1];
  const packing = request.headers.get('Content-Encoding') ?? 'identity';
  const read = readers[type];
  if (!read || !/^utf-?8$/i.test(charset ?? 'utf-8') || packing !== 'identity') return { status: 415, code: 'type' };

  const body = await readBody(request, limit, type === 'multipart/form-data' ? header : undefined);
  if ('code' in body) return body;
  try {
    return read(body, header);
  } catch {
    return { status: 400, code: 'malformed' };
  }
}

/** The body, counted while it comes in: `Content-Length` may be absent, or a lie. `multipart` is its type when it is one. */
export async function readBody(
  request: Request,
  { bytes, raise, pace = () => 0, round = usualRound }: BodyLimit,
  multipart?: string,
): Promise<Uint8Array | Refusal> {
  const said = Number(request.headers.get('Content-Length'));
  let limit = bytes;
  let values: Input['values'] | undefined;
  if (said > limit && (!raise || multipart === undefined)) return { status: 413, code: 'too-large' };
  if (request.signal.aborted) return { status: 400, code: 'gone' };
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  const clock = stopwatch(round);
  const refuse = (status: Refusal['status'], code: Refusal['code']): Refusal => {
    reader?.cancel().catch(() => {});
    return { status, code, ...(values && { values }) };
  };
  try {
    for (;;) {
      const part = reader && (await clock.within(reader.read(), timeFor(limit), values ? pace : () => 0));
      if (part === 'late') {
        values ??= multipart === undefined ? undefined : valuesAtStart(joined(chunks, size), multipart);
        return refuse(408, 'slow');
      }
      if (!part || part.done) break;
      size += part.value.length;
      clock.came(part.value.length);
      chunks.push(part.value);
      if (size > limit && raise && multipart !== undefined && !values) {
        values = valuesAtStart(joined(chunks, size), multipart);
        const raised = await clock.stopped(raise(values));
        if (raised === undefined) return refuse(503, 'busy');
        limit = Math.max(limit, raised);
      }
      if (size > limit || (values && said > limit)) return refuse(413, 'too-large');
    }
  } catch {
    return { status: 400, code: 'gone' };
  }
  return joined(chunks, size);
}

/** Measures how long a body takes, and how fast it comes. */
function stopwatch(measured: number) {
  let began = performance.now();
  let round = { began, bytes: 0 };
  return {
    came: (bytes: number) => void (round.bytes += bytes),
    /** Waits for something that the sender cannot help. */
    async stopped<Value>(promise: Promise<Value>): Promise<Value> {
      const stopped = performance.now();
      const value = await promise;
      began += performance.now() - stopped;
      round = { began: performance.now(), bytes: 0 };
      return value;
    },
    /** Waits for what comes next, or until it is `late`: after so many milliseconds in all, or when less came in a round than `pace` says. */
    async within<Value>(promise: Promise<Value>, most: number, pace: () => number): Promise<Value | 'late'> {
      for (;;) {
        const now = performance.now();
        if (now > began + most) return 'late';
        if (now >= round.began + measured) {
          if (round.bytes < (pace() * (now - round.began)) / 1000) return 'late';
          round = { began: now, bytes: 0 };
        }
        let timer: NodeJS.Timeout | undefined;
        const until = Math.min(began + most, round.began + measured) - now + 1;
        const turn = new Promise<'turn'>((resolve) => (timer = setTimeout(resolve, until, 'turn')));
        const came = await Promise.race([promise, turn]).finally(() => clearTimeout(timer));
        if (came !== 'turn') return came;
      }
    },
  };
}

function joined(chunks: Uint8Array[], size: number): Uint8Array {
  const body = new Uint8Array(size);
  let place = 0;
  for (const chunk of chunks) {
    body.set(chunk, place);
    place += chunk.length;
  }
  return body;
}

/** The fields that stand whole at the beginning of a form, before its first file. */
function valuesAtStart(start: Uint8Array, header: string): Input['values'] {
  const { parts } = readMultipart(start, header);
  const file = parts.findIndex(({ fileName }) => fileName !== undefined);
  const fields = parts.slice(0, file < 0 ? undefined : file);
  return inputOf(fields.map(({ name, content }) => [name, decode(content) ?? null])).values;
}

type Reader = (body: Uint8Array, header: string) => Input | Refusal;

/** What each type of body holds. They throw when it is not of that type. */
const readers: Record<string, Reader | undefined> = {
  __proto__: null as never,

  // `URLSearchParams` would put U+FFFD for bytes that are not UTF-8, and a name would be kept wrong.
  'application/x-www-form-urlencoded'(body) {
    const text = decode(body);
    if (text === undefined) return { status: 400, code: 'encoding' };
    const pairs = text.split('&').map((pair) => {
      const [name = '', ...value] = pair.replaceAll('+', ' ').split('=');
      return [decodeURIComponent(name), decodeURIComponent(value.join('='))] as const;
    });
    return inputOf(pairs);
  },

  'multipart/form-data'(body, header) {
    const { parts, whole } = readMultipart(body, header);
    const isFile = (part: Part) => part.fileName !== undefined;
    const fields = parts.filter((part) => !isFile(part)).map(({ name, content }) => [name, decode(content)] as const);
    // A browser sends a file field that was left empty as a file without a name and content.
    const files = parts.filter((part) => isFile(part) && (part.fileName !== '' || part.content.length > 0));
    if (fields.some(([, value]) => value === undefined)) return { status: 400, code: 'encoding' };
    if (!whole) return { status: 400, code: 'malformed' };
    if (files.some(({ name }) => name !== 'attachments')) return { status: 422, code: 'file' };
    return {
      ...inputOf(fields),
      files: files.map(({ content }) => content),
      ...(files.length > 0 && { names: files.map(({ fileName = '' }) => fileName) }),
    };
  },

  'application/json'(body) {
    const text = decode(body);
    if (text === undefined) return { status: 400, code: 'encoding' };
    const data: unknown = JSON.parse(text);
    if (typeof data !== 'object' || data === null || Array.isArray(data)) return { status: 400, code: 'malformed' };
    return inputOf(Object.entries(data));
  },
};

function decode(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

/** `null` counts as not sent. */
function inputOf(pairs: (readonly [string, unknown])[]): Input {
  const sent = new Map<string, unknown>();
  for (const [name, value] of pairs) if (!sent.has(name) && value !== null) sent.set(name, value);
  const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === 'string';
  const all = [...sent];
  return {
    values: Object.fromEntries(all.filter(isText)),
    notText: all.filter((entry) => !isText(entry)).map(([name]) => name),
    files: [],
  };
}
