import { Hono, type Context } from 'hono';
import { addresses } from '../addresses.ts';
import { openPage } from '../fill.ts';
import { readerOf } from './answers.ts';
import { dayIn } from './days.ts';
import { givenIn, type Given } from './given.ts';
import { walk, type Guide } from './model.ts';
import { again, renderStep, stepTitle, type GuideWords, type Route } from './render.ts';

/** What the host gives. */
export interface GuideParts {
  languages: string[];
  /** The text of a file of the built site, by its address; nothing when there is none. */
  read: (address: string) => Promise<string | undefined>;
}

/** No guide has so many answers, and nobody types more. */
const mostTyped = 20_000;

/**
 * Answers a guide without JavaScript in the browser, where it asks for more than choices or its answers are private:
 * `/desk/guides/<language>/<guide>` and the guide's own page. It fills the built page, so that each step has the
 * site's face and words. The answers of a private guide come by POST, stand in no address and may be kept by nobody.
 */
export function openGuides({ languages, read }: GuideParts): Hono {
  const app = new Hono();

  async function answered(context: Context, given: Given, isPrivate: boolean): Promise<Response | undefined> {
    const { language = '', guide: slug = '' } = context.req.param() as Record<string, string>;
    if (!languages.includes(language) || !/^[a-z0-9-]+$/.test(slug)) return undefined;
    const [html, file] = await Promise.all([
      read(`${addresses.guide(language, slug)}index.html`),
      read(addresses.guideFile(language, slug)),
    ]);
    if (html === undefined || file === undefined) return undefined;
    const page = openPage(html);
    // A guide of choices is made of pages and needs no function.
    if (!page.has('#guide')) return undefined;
    const guide = JSON.parse(file) as Guide;
    if (guide.private) context.header('Cache-Control', 'no-store');
    // What stands in an address is not taken for the answers of a private guide.
    const own = guide.private === isPrivate ? given : {};
    const words = JSON.parse(page.attribute('#guide', 'data-words')) as GuideWords;
    // The first page is built already, unless it says that there is no function.
    if (!isPrivate && Object.keys(own).length === 0 && !words.needs && !context.req.path.startsWith('/desk/'))
      return undefined;
    const today = dayIn(guide.zone);
    const here = walk(
      guide,
      (name) => (Object.hasOwn(own, name) ? own[name] : undefined),
      readerOf(guide.locale, today),
      today,
      own[again]?.[0],
    );
    const step = { guide, walk: here, given: own, today };
    const { needs: _, ...rest } = words;
    const route = JSON.parse(page.attribute('#guide', 'data-route')) as Route;
    page.setHtml('#guide', renderStep(step, route, rest));
    const title = page.text('title');
    page.setText('title', [stepTitle(step), title].filter(Boolean).join(' – '));
    // The script, if it comes, goes on from here.
    page.setAttribute('#guide', 'data-title', title);
    if (isPrivate) page.setAttribute('#guide', 'data-given', JSON.stringify(own));
    return context.html(page.render());
  }

  const ofAddress = (context: Context) => answered(context, givenIn(new URL(context.req.url).searchParams), false);
  for (const path of ['/desk/guides/:language/:guide', '/:language/guides/:guide/'])
    app.get(path, async (context, next) => (await ofAddress(context)) ?? next());

  app.post('/desk/guides/:language/:guide', async (context, next) => {
    const type = context.req.header('Content-Type') ?? '';
    if (!type.startsWith('application/x-www-form-urlencoded')) return next();
    if (Number(context.req.header('Content-Length') ?? Infinity) > mostTyped) return context.body(null, 413);
    const text = (await context.req.text()).slice(0, mostTyped);
    return (await answered(context, givenIn(new URLSearchParams(text)), true)) ?? next();
  });

  return app;
}
