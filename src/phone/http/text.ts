import type { Hono } from 'hono/tiny';
import type { Context, Env } from '../../desk/context.ts';
import type { DeskParts } from '../../desk/parts.ts';
import { after } from '../../desk/store/time.ts';
import type { Guide } from '../../guides/tree/guide.ts';
import { addressesBelow, baseOf } from '../../site/below.ts';
import { phoneFileAddress, type PhoneFile } from '../file.ts';
import { answerText, type Texting, type TextState } from '../sms/answer.ts';
import { texterKey } from './save.ts';
import { seal, unseal } from './seal.ts';

/** Texts a minute that one number is answered. */
const mostTexts = 30;

/** The name of the cookie in which a service keeps where somebody is: Twilio does so for each number, for four hours. */
const cookie = 'pult-sms';

/** An SMS that came in. */
export interface Text {
  from: string;
  to: string;
  text: string;
}

/** The form of a service: how its signed requests are read, and how an answer is given, empty where nothing is to be sent. */
export interface TextService {
  read: (context: Context) => Promise<Text | undefined>;
  write: (context: Context, answer: string, text: Text) => Response;
  /** Whether it keeps a cookie for each number. Without one, a guide is sent as its address: nobody would know where somebody is. */
  keeps: boolean;
}

/** Answers SMS at an address. Where somebody is stands sealed in a cookie of the service. */
export function textRoute(app: Hono<Env>, path: string, parts: DeskParts, { read, write, keeps }: TextService): void {
  const { file, store, secrets, now = () => new Date() } = parts;
  const base = baseOf(file.site.address);
  const languages = file.phone ?? [];

  async function texting(language: string): Promise<Texting | undefined> {
    const text = await parts.read(phoneFileAddress(base, language));
    if (text === undefined) return undefined;
    return {
      file: JSON.parse(text) as PhoneFile,
      languages,
      search: (question) => parts.suggest?.(language, question) ?? Promise.resolve([]),
      guide: async (slug) => {
        if (!keeps) return undefined;
        const found = await parts.read(addressesBelow(base).guideFile(language, slug));
        return found === undefined ? undefined : (JSON.parse(found) as Guide);
      },
      now: now(),
    };
  }

  app.post(path, async (context) => {
    const told = await read(context);
    if (!told) {
      context.set('error', 'signature');
      return context.body(null, 403);
    }
    const { from, text: body } = told;
    const answer = (text: string) => write(context, text, told);
    const sealed = new RegExp(`(?:^|; *)${cookie}=([\\w.-]+)`).exec(context.req.header('Cookie') ?? '')?.[1] ?? '';
    const known = (await unseal(secrets, from, sealed, now())) as TextState | undefined;
    const state: TextState = known ?? { language: languages[0] ?? '', guide: '', given: [] };
    const own = await texting(languages.includes(state.language) ? state.language : languages[0]!);
    if (!own) return context.body(null, 404);
    const minute = now().toISOString().slice(0, 16);
    const count = await store
      .count(`${await texterKey(secrets[0]!, from)} ${minute}`, after(now(), 60_000), now().toISOString())
      // Nobody goes without an answer because the store fails.
      .catch(() => 0);
    // One answer says so; what comes then is left aside.
    if (count > mostTexts) return answer(count === mostTexts + 1 ? (own.file.words['phone.text.busy'] ?? '') : '');
    let found = await answerText(body, state, own);
    if (!known && languages.length > 1 && isQuestion(found.reply, own)) found = (await inOther(body, state)) ?? found;
    if (found.reply === '') {
      const other = await texting(found.state.language);
      found = { ...found, reply: other?.file.words['phone.text.help'] ?? '' };
    }
    if (keeps)
      context.header(
        'Set-Cookie',
        `${cookie}=${await seal(secrets[0]!, from, found.state, now())}; Path=${path}; Secure; HttpOnly`,
      );
    return answer(found.reply);
  });

  /** Whether nothing was found in the language at hand. */
  function isQuestion(reply: string, { file: own }: Texting): boolean {
    return reply === (own.words['phone.text.none'] ?? '').replace('{phone}', own.phone);
  }

  /** The answer in another language of the site, which whoever writes for the first time may have written in. */
  async function inOther(body: string, state: TextState) {
    for (const language of languages.slice(1)) {
      const own = await texting(language);
      const found = own && (await answerText(body, { ...state, language }, own));
      if (found && !isQuestion(found.reply, own)) return found;
    }
    return undefined;
  }
}
