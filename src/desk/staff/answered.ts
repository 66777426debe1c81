import { Hono } from 'hono/tiny';
import { addressesBelow, baseOf } from '../../site/below.ts';
import { isJson, type Env } from '../context.ts';
import { answeredPage } from '../form/fill/answered.ts';
import type { Pages } from '../form/fill/pages.ts';
import { crossOrigin, isSameOrigin } from '../form/origin.ts';
import { readInput } from '../form/read/body.ts';
import type { DeskParts } from '../parts.ts';
import { verify } from '../secrets/tokens.ts';

/** The page behind the link in the staff mail. The link only shows a button: programs that look into mails open links too. */
export function answeredRoutes(parts: DeskParts, { built, html, languageOf, languageFor }: Pages): Hono<Env> {
  const { file, store, secrets, now = () => new Date() } = parts;
  const app = new Hono<Env>();
  const addresses = addressesBelow(baseOf(file.site.address));

  app.get(addresses.answered, async (context) => {
    const token = context.req.query('token') ?? '';
    const reference = (await verify(secrets, 'answered', token, now().toISOString())) ?? '';
    const kept = reference ? await store.find(reference) : undefined;
    const done = kept !== undefined && kept.state !== 'received';
    const page = await built('answered', languageOf(undefined));
    return html(context, answeredPage(page, kept?.reference ?? '', token, done));
  });

  app.post(addresses.answered, async (context) => {
    const input = isSameOrigin(context, file.site.address) ? await readInput(context.req.raw) : crossOrigin;
    if ('code' in input && input.code === 'gone') return context.body(null, 400);
    if ('code' in input)
      return isJson(context)
        ? context.json({ error: input.code }, input.status)
        : html(context, answeredPage(await built('answered', languageFor(context)), '', '', false), input.status);
    const token = input.values.proof ?? '';
    const reference = await verify(secrets, 'answered', token, now().toISOString());
    const done = reference !== undefined && (await store.setState(reference, 'answered', now().toISOString()));
    const page = await built('answered', languageOf(input.values.lang));
    return html(context, answeredPage(page, done ? reference : '', token, done));
  });

  return app;
}
