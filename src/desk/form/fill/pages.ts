import { addressesBelow, baseOf, type Addresses } from '../../../site/below.ts';
import type { Context, Status } from '../../context.ts';
import type { DeskParts } from '../../parts.ts';
import { formPage } from './contact.ts';
import type { Problem, Values } from './values.ts';

const places = {
  form: 'contact',
  check: 'check',
  sent: 'sent',
  status: 'status',
  answered: 'answeredPage',
  thanks: 'thanks',
  suggest: 'suggest',
  suggestPage: 'suggestPage',
  staffList: 'staffList',
  staffSignIn: 'staffSignIn',
  staffMessage: 'staffMessage',
  staffPerson: 'staffPerson',
  staffAccount: 'staffAccount',
} as const satisfies Record<string, keyof Addresses>;

/** The built pages that the desk fills, and in whose language. */
export interface Pages {
  /** The site's language of this tag; its first one for any other tag. */
  languageOf: (tag: string | undefined) => string;
  /** The language of somebody of whose form nothing is known. */
  languageFor: (context: Context) => string;
  /** A built page; rejects with the error that says how to get it. */
  built: (page: keyof typeof places, language: string) => Promise<string>;
  /** Answers with a page that nobody else may keep. */
  html: (context: Context, text: string, status?: Status) => Response | Promise<Response>;
  /** Answers with the contact page, everything still there that was typed. */
  showForm: (
    context: Context,
    values: Values,
    shown: { problems?: Problem[]; notice?: string; status?: Status },
  ) => Promise<Response>;
}

/** Opens the pages of the built site for the desk. */
export function openPages({ file, read }: DeskParts): Pages {
  const { languages } = file.site;
  const addresses = addressesBelow(baseOf(file.site.address));
  const languageOf: Pages['languageOf'] = (tag) => languages.find((own) => own === tag) ?? languages[0]!;

  const built: Pages['built'] = async (page, language) => {
    const address = addresses[places[page]](language);
    const html = await read(`${address}index.html`);
    if (html === undefined) throw new Error(`${address} is not in the built site. Build it again.`);
    return html;
  };

  const html: Pages['html'] = (context, text, status = 200) => {
    context.header('Cache-Control', 'no-store');
    return context.html(text, status);
  };

  return {
    languageOf,
    languageFor(context) {
      const from = context.req.header('Referer') ?? '';
      const path = URL.canParse(from) ? new URL(from).pathname : '';
      const tag = languages.find((one) => path.startsWith(addresses.home(one)));
      // Browsers name the languages of their reader in the order in which they are liked.
      const liked = (context.req.header('Accept-Language') ?? '').split(',').map((one) => one.trim().split(/[-;]/)[0]);
      return [tag, ...liked].find((one) => languages.includes(one!)) ?? languages[0]!;
    },
    built,
    html,
    async showForm(context, values, { problems = [], notice, status = 422 }) {
      // Whoever went away reads no page, and filling one costs more than all the rest of a request.
      if (context.req.raw.signal.aborted) return context.body(null, 400);
      return html(context, formPage(await built('form', languageOf(values['lang'])), values, problems, notice), status);
    },
  };
}
