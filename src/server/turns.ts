import type { Context, Next } from 'hono';

/** How many answers to `GET` are made at once. */
const most = 16;

/** How many requests may wait for their turn. */
const longest = 500;

/** Milliseconds after which nobody more may join those who wait. */
const patience = 3_000;

/** Seconds after which a client that was turned away may try again. */
const retryAfter = 10;

interface Waiting {
  since: number;
  /** Whether it takes a place until it is answered. */
  isHeld: boolean;
  go: () => void;
}

/**
 * Hono middleware that sheds load: what has to be made for one request (`isMade` tells) waits for its turn, one in each turn of
 * the event loop, so that files go out in between. When more comes than can be done, it answers 503 with `Retry-After` and `busyPage`
 * (RFC 9110, 15.6.4) at once. Nothing is made for a client that went away while it waited.
 */
export function takeTurns(
  isMade: (method: string, path: string) => boolean,
  busyPage: (context: Context) => Promise<Response>,
) {
  const queue: Waiting[] = [];
  let running = 0;
  let scheduled = false;

  /** One in each turn: what comes in by the network meanwhile is seen to before the next. */
  function schedule() {
    if (scheduled || queue.length === 0 || running >= most) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      const next = queue.shift();
      if (next?.isHeld) running++;
      next?.go();
      schedule();
    });
  }

  return async (context: Context, next: Next) => {
    const { method } = context.req;
    if (!isMade(method, context.req.path)) return next();
    const oldest = queue[0];
    if (oldest && (queue.length >= longest || performance.now() - oldest.since > patience))
      return busy(context, busyPage);
    // What a client sends may take long to come in: it holds up nobody meanwhile.
    const isHeld = method === 'GET';
    await new Promise<void>((go) => {
      queue.push({ since: performance.now(), isHeld, go });
      schedule();
    });
    try {
      return context.req.raw.signal.aborted ? context.body(null, 400) : await next();
    } finally {
      if (isHeld) running--;
      schedule();
    }
  };
}

async function busy(context: Context, page: (context: Context) => Promise<Response>): Promise<Response> {
  const isProgram = context.req.header('Accept') === 'application/json';
  const answer = isProgram
    ? context.json({ error: 'busy' }, 503, { 'Cache-Control': 'no-store' })
    : await page(context);
  answer.headers.set('Retry-After', String(retryAfter));
  return answer;
}
