import type { Next } from 'hono';
import { Hono } from 'hono/tiny';
import { addressesBelow, baseOf } from '../site/below.ts';
import { isGone, isJson, nameOf, type Context, type Env } from './context.ts';
import { contactRoutes } from './form/contact.ts';
import { openPages } from './form/fill/pages.ts';
import { messageRoutes } from './form/messages.ts';
import { challengeRoutes, openProofOfWork } from './form/proof-of-work.ts';
import { statusRoutes } from './form/status.ts';
import { voteRoutes } from './form/votes.ts';
import { healthRoutes } from './health.ts';
import type { DeskParts } from './parts.ts';
import { answeredRoutes } from './staff/answered.ts';
import { staffRoutes } from './staff/routes.ts';
import { suggestionRoutes } from './suggest/routes.ts';

/**
 * The desk function: takes messages, tells what became of them, and says whether it is well. It holds no markup and no
 * words; it fills the pages that the site was built with. An address that it does not know is left to others.
 */
export function deskApp(parts: DeskParts): Hono<Env> {
  const { file, now = () => new Date(), log = (line) => console.log(JSON.stringify(line)) } = parts;
  const app = new Hono<Env>();
  const addresses = addressesBelow(baseOf(file.site.address));
  const { desk, messages, statusOf, votes, misses, answered, health, ask, challenge, suggestions } = addresses;
  /** What stands in the log as it is. */
  const known = [
    messages,
    statusOf,
    votes,
    misses,
    answered,
    health,
    ask,
    challenge,
    suggestions,
    addresses.suggestionEvents,
    addresses.events,
  ];
  const pages = openPages(parts);
  const { languageFor, showForm } = pages;

  /** Writes one line; `route` is a pattern, since an address can hold what somebody wrote. */
  const logged = (route: (path: string) => string) => async (context: Context, next: Next) => {
    const start = performance.now();
    await next();
    const { method } = context.req;
    const reference = context.get('reference');
    const error = context.get('error');
    log({
      time: now().toISOString(),
      route: `${['GET', 'HEAD', 'POST'].includes(method) ? method : '…'} ${route(context.req.path)}`,
      status: context.res.status,
      ms: Math.round(performance.now() - start),
      ...(reference && { reference }),
      ...(error && { error }),
    });
  };
  // No answer is anybody else's: what is not a page of the site and says nothing else is kept nowhere.
  app.use(`${desk}*`, async (context, next) => {
    if (isGone(context)) return context.body(null, 400);
    await next();
    if (!context.res.headers.has('Cache-Control')) context.header('Cache-Control', 'no-store');
    // What cannot be kept now can be soon: the disk, the lock or the database comes back.
    if (context.res.status === 503 && context.req.path !== addresses.health) context.header('Retry-After', '60');
    return undefined;
  });
  app.use(
    `${desk}*`,
    logged((path) => (known.includes(path) ? path : `${desk}…`)),
  );
  for (const page of [addresses.contact, addresses.check, addresses.sent, addresses.thanks])
    app.use(
      page(`:language{${file.site.languages.join('|')}}`),
      logged(() => page('…')),
    );

  const work = openProofOfWork(parts);
  app.route('/', statusRoutes(parts, pages));
  // A site may have orders to look up and no form.
  if (Object.keys(file.subjects).length > 0) {
    app.route('/', messageRoutes(parts, pages, work));
    app.route('/', contactRoutes(parts, pages));
    app.route('/', challengeRoutes(parts, work));
    app.route('/', voteRoutes(parts, pages));
    app.route('/', suggestionRoutes(parts, pages, work));
    app.route('/', answeredRoutes(parts, pages));
  }
  app.route('/', healthRoutes(parts));
  if (parts.staff) app.route('/', staffRoutes(parts, parts.staff, pages));
  for (const events of [parts.forgeEvents, parts.events, parts.orders, parts.phone?.(parts)])
    if (events) app.route('/', events);

  app.onError(async (error, context) => {
    context.set('error', nameOf(error));
    const failed = () => context.json({ error: 'failed' }, 503);
    if (isJson(context)) return failed();
    try {
      const values = context.get('values') ?? { lang: languageFor(context) };
      if ([statusOf, answered].includes(context.req.path)) {
        const { failedPage } = await import('./form/afterwards.ts');
        return (await failedPage(context, parts, pages, values)) ?? failed();
      }
      return await showForm(context, values, { notice: 'failed', status: 503 });
    } catch {
      return failed();
    }
  });
  return app;
}
