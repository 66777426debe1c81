import type { SendMailOptions } from 'nodemailer';
import { deskApp } from '../../../../src/desk/app.ts';
import type { StaffParts } from '../../../../src/desk/staff/web/parts.ts';
import type { Person } from '../../../../src/desk/store/staff/people.ts';
import type { Store } from '../../../../src/desk/store/store.ts';
import { deskFile, origin, read, secret } from '../../desk.ts';

/** People with one right each, and those that have none. */
export const people = {
  lead: { address: 'kari@town.example', name: '', rights: { '*': 'lead' } },
  answers: { address: 'ola@town.example', name: '', rights: { library: 'answer' } },
  reads: { address: 'per@town.example', name: '', rights: { library: 'read' } },
  leads: { address: 'siv@town.example', name: '', rights: { library: 'lead' } },
  elsewhere: { address: 'una@town.example', name: '', rights: { it: 'answer' } },
} satisfies Record<string, Person>;

/** A desk in a browser on a store, with a clock that the test sets and the mails that it sent. */
export function openStaffDesk(store: Store, more: Partial<StaffParts> = {}, address = origin) {
  const clock = { now: new Date('2026-11-24T09:00:00.000Z') };
  const mails: SendMailOptions[] = [];
  /** What goes on after an answer. */
  const under: Promise<unknown>[] = [];
  const lines: Record<string, unknown>[] = [];
  const app = deskApp({
    file: { ...deskFile(), site: { ...deskFile().site, address } },
    store,
    read,
    secrets: [secret],
    channels: ['staff'],
    deliver: async () => undefined,
    suggest: async () => [],
    limits: { soft: 1_000_000, hard: 1_000_000 },
    senderOf: async (context) => context.req.header('X-Sender') ?? 'somebody',
    now: () => clock.now,
    log: (line) => lines.push(line),
    staff: {
      people: Object.values(people),
      provider: undefined,
      mails: true,
      from: 'desk@town.example',
      send: async (mail) => void mails.push(mail),
      answers: true,
      background: (work) => void under.push(work),
      ...more,
    },
  });

  /** A browser: it keeps cookies, and says where its forms come from. */
  function browser(sender = 'somebody') {
    const jar = new Map<string, string>();
    const keep = (answer: Response) => {
      for (const line of answer.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
        if (value) jar.set(name!, value);
        else jar.delete(name!);
      }
      return answer;
    };
    const headers = () => ({ Cookie: [...jar].map((pair) => pair.join('=')).join('; '), 'X-Sender': sender });
    const get = async (path: string) => keep(await app.request(`${origin}/desk/staff/${path}`, { headers: headers() }));
    const post = async (
      path: string,
      values: Record<string, string>,
      from: Record<string, string> = { Origin: origin },
    ) =>
      keep(
        await app.request(`${origin}/desk/staff/${path}`, {
          method: 'POST',
          headers: { ...headers(), ...from },
          body: new URLSearchParams(values),
        }),
      );
    /** What every form of a page holds. */
    const proof = async () => /name="proof" value="([^"]+)"/.exec(await (await get('')).text())?.[1] ?? '';
    /** Sends a form of the desk's own pages. */
    const send = async (path: string, values: Record<string, string>) =>
      post(path, { proof: await proof(), ...values });
    const ask = async (email: string) => {
      const own = () => mails.filter(({ to }) => to === email);
      const before = own().length;
      const answer = await post('sign-in', { email, lang: 'en' });
      await Promise.all(under);
      const text = String(own()[before]?.text ?? '');
      return {
        answer,
        link: /enter\?link=(\S+)/.exec(text)?.[1] ?? '',
        code: /: ([0-9A-Z]{4}-[0-9A-Z]{4})$/m.exec(text)?.[1] ?? '',
      };
    };
    const signIn = async ({ address }: { address: string }) => {
      const { link } = await ask(address);
      return post('enter', { link, lang: 'en' });
    };
    return { jar, get, post, send, ask, signIn, proof };
  }

  const signedIn = async (person: { address: string }) => {
    const one = browser(person.address);
    await one.signIn(person);
    return one;
  };

  const settled = () => Promise.all(under);

  return { app, clock, mails, lines, browser, signedIn, settled };
}

/** A page as text, without markup that every page has. */
export async function textOf(answer: Response): Promise<string> {
  const html = await answer.text();
  return html
    .replace(/^.*<main/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/\s+/g, ' ');
}
