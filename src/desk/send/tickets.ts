import { base64Of, labelOf, type Attachment } from '../form/attachments.ts';
import { DeliveryProblem, type Channel } from './delivery.ts';
import { neededAddress, reportOf, titleOf } from './mail.ts';
import { request } from './request.ts';

interface Settings {
  /** Where the system is, such as `https://tickets.example.org`. */
  url: string;
  /** Hosts that may be inside the network or without https. */
  allowHosts?: string[];
}

/**
 * The channel `zammad`: a ticket in a group, with the visitor as its customer (made by Zammad when it does not know the address).
 * The token's owner must be an agent of the group (`ticket.agent`). Before it makes a ticket it searches for the reference in the titles,
 * so that a repeat makes no second one; a repeat that comes before Zammad's search index knows the first is not noticed.
 * Zammad answers new tickets itself while its trigger for that is on: turn it off for the group, since the desk sends the receipt.
 * Sources: https://docs.zammad.org/en/latest/api/intro.html, https://docs.zammad.org/en/latest/api/ticket/index.html,
 * https://docs.zammad.org/en/latest/api/ticket/articles.html
 */
export function zammad({ url, token, group, allowHosts = [] }: Settings & { token: string; group: string }): Channel {
  const headers = { Authorization: `Token token=${token}` };
  return {
    name: 'zammad',
    attaches: true,
    deliver: async (delivery, file) => {
      const { message, attachments } = delivery;
      const customer = neededAddress(message.email);
      const search = new URLSearchParams({ query: message.reference, limit: '10', expand: 'true' });
      const found = await get(`${url}/api/v1/tickets/search?${search}`, headers, allowHosts);
      if (JSON.stringify(found).includes(message.reference)) return;
      const title = titleOf(delivery, file);
      await post(`${url}/api/v1/tickets`, headers, allowHosts, {
        title,
        group,
        customer_id: `guess:${customer}`,
        article: {
          subject: title,
          body: reportOf(delivery, file),
          content_type: 'text/plain',
          type: 'web',
          // Without it Zammad takes the agent for the writer.
          sender: 'Customer',
          internal: false,
          ...filed(attachments, (filename, type, data) => ({ filename, data, 'mime-type': type })),
        },
      });
    },
  };
}

/**
 * The channel `freescout`: a conversation in a mailbox, written by the visitor. FreeScout needs its module "API & Webhooks".
 * Before it makes one it looks for a conversation with the reference in its subject, so that a repeat makes no second one.
 * FreeScout answers new conversations itself while the mailbox has an automatic reply: turn it off, since the desk sends the receipt.
 * Source: https://api-docs.freescout.net
 */
export function freescout({
  url,
  key,
  mailbox,
  allowHosts = [],
}: Settings & { key: string; mailbox: number }): Channel {
  const headers = { 'X-FreeScout-API-Key': key };
  return {
    name: 'freescout',
    attaches: true,
    deliver: async (delivery, file) => {
      const { message, attachments } = delivery;
      const email = neededAddress(message.email);
      // Without `status` it looks among the active ones only, and staff may have closed it.
      const search = new URLSearchParams({
        ...{ mailboxId: String(mailbox), subject: message.reference },
        ...{ status: 'active,pending,closed,spam', pageSize: '1' },
      });
      const found = await get(`${url}/api/conversations?${search}`, headers, allowHosts);
      if (JSON.stringify(found).includes(message.reference)) return;
      await post(`${url}/api/conversations`, headers, allowHosts, {
        type: 'email',
        mailboxId: mailbox,
        subject: titleOf(delivery, file),
        customer: { email, ...(message.name && { firstName: message.name.slice(0, 40) }) },
        // FreeScout shows the text as HTML.
        threads: [
          {
            type: 'customer',
            customer: { email },
            text: htmlOf(reportOf(delivery, file)),
            ...filed(attachments, (fileName, mimeType, data) => ({ fileName, mimeType, data })),
          },
        ],
        status: 'active',
      });
    },
  };
}

/**
 * The channel `osticket`: a ticket, if wanted under a help topic. osTicket ties an API key to the address of the server that uses it.
 * Its API can only make tickets, not find them: a repeat after a lost answer makes a second one, with the same reference in its subject.
 * osTicket's own automatic reply is turned off: the desk sends the receipt. Of files it keeps those whose kind and size its settings allow.
 * Source: https://docs.osticket.com/en/latest/Developer%20Documentation/API/Tickets.html
 */
export function osticket({ url, key, topic, allowHosts = [] }: Settings & { key: string; topic?: number }): Channel {
  return {
    name: 'osticket',
    attaches: true,
    deliver: async (delivery, file) => {
      const { message, attachments } = delivery;
      const email = neededAddress(message.email);
      await post(`${url}/api/tickets.json`, { 'X-API-Key': key }, allowHosts, {
        email,
        name: message.name || email,
        subject: titleOf(delivery, file),
        message: reportOf(delivery, file),
        alert: true,
        autorespond: false,
        source: 'API',
        ...(topic !== undefined && { topicId: topic }),
        ...filed(attachments, (name, type, data) => ({ [name]: `data:${type};base64,${data}` })),
      });
    },
  };
}

/**
 * The channel `github`: an issue in a private repository, named `owner/name`. It asks before each issue whether the repository is private
 * and refuses otherwise (`not-private`): a message is personal data, and a repository can be made public at any time.
 * Files are not sent: the API takes none, and the issue says how many there are. The token needs "Issues: write" and
 * "Metadata: read" for that repository alone. Before it makes an issue it searches for the reference in the titles;
 * a repeat that comes before GitHub's search knows the first is not noticed. The text stands in a code block, where no name is notified
 * and no link is made.
 * Sources: https://docs.github.com/en/rest/repos/repos#get-a-repository,
 * https://docs.github.com/en/rest/search/search#search-issues-and-pull-requests, https://docs.github.com/en/rest/issues/issues#create-an-issue
 */
export function github({
  url = 'https://api.github.com',
  token,
  repository,
  allowHosts = [],
}: Partial<Settings> & { token: string; repository: string }): Channel {
  const headers = {
    Accept: 'application/vnd.github+json',
    Authorization: `Bearer ${token}`,
    'X-GitHub-Api-Version': '2022-11-28',
  };
  return {
    name: 'github',
    deliver: async (delivery, file) => {
      const { reference } = delivery.message;
      const about = await get(`${url}/repos/${repository}`, headers, allowHosts);
      // "Internal" repositories of a company are called private too, and every member can read them.
      const { private: closed, visibility = 'private' } = about as { private?: unknown; visibility?: unknown };
      if (closed !== true || visibility !== 'private') throw new DeliveryProblem('not-private', { permanent: true });
      const search = new URLSearchParams({ q: `${reference} in:title is:issue repo:${repository}`, per_page: '1' });
      const found = (await get(`${url}/search/issues?${search}`, headers, allowHosts)) as { total_count?: unknown };
      if (Number(found.total_count) > 0) return;
      await post(`${url}/repos/${repository}/issues`, headers, allowHosts, {
        title: titleOf(delivery, file),
        body: codeOf(reportOf(delivery, file, { elsewhere: true })),
      });
    },
  };
}

/**
 * The ticket systems that environment variables name, and a sentence for the operator for each mistake in them. Read are
 * `ZAMMAD_URL ZAMMAD_TOKEN ZAMMAD_GROUP`, `FREESCOUT_URL FREESCOUT_KEY FREESCOUT_MAILBOX`,
 * `OSTICKET_URL OSTICKET_KEY OSTICKET_TOPIC` (the topic may be left out) and `GITHUB_ISSUES_REPOSITORY GITHUB_ISSUES_TOKEN`.
 */
export function ticketChannels(
  environment: Record<string, string | undefined>,
  allowHosts: string[] = [],
): { channels: Channel[]; mistakes: string[] } {
  const mistakes: string[] = [];
  const channels: Channel[] = [];
  const read = (name: string) => environment[name]?.trim() ?? '';
  const given = (...names: string[]) => names.some((name) => read(name) !== '');
  const need = (name: string, is: RegExp, such: string) => {
    const value = read(name);
    if (value === '') mistakes.push(`${name} is missing. It must be ${such}.`);
    else if (!is.test(value)) mistakes.push(`${name} must be ${such}.`);
    return value;
  };
  const where = (name: string) => {
    const url = need(name, /^https?:\/\/[^\s?#]+$/, 'an address such as https://tickets.example.org').replace(
      /\/+$/,
      '',
    );
    if (URL.canParse(url) && !url.startsWith('https:') && !allowHosts.includes(new URL(url).hostname))
      mistakes.push(`${name} must begin with https://, unless its host is one of the allowed hosts.`);
    return url;
  };
  const word = [/^[\x21-\x7e]+$/, 'the key or token that the system gave you, without spaces'] as const;
  const number = [/^\d+$/, 'a number'] as const;

  if (given('ZAMMAD_URL', 'ZAMMAD_TOKEN', 'ZAMMAD_GROUP'))
    channels.push(
      zammad({
        url: where('ZAMMAD_URL'),
        token: need('ZAMMAD_TOKEN', ...word),
        group: need('ZAMMAD_GROUP', /./, 'the name of a group in Zammad'),
        allowHosts,
      }),
    );
  if (given('FREESCOUT_URL', 'FREESCOUT_KEY', 'FREESCOUT_MAILBOX'))
    channels.push(
      freescout({
        url: where('FREESCOUT_URL'),
        key: need('FREESCOUT_KEY', ...word),
        mailbox: Number(need('FREESCOUT_MAILBOX', ...number)),
        allowHosts,
      }),
    );
  if (given('OSTICKET_URL', 'OSTICKET_KEY', 'OSTICKET_TOPIC'))
    channels.push(
      osticket({
        url: where('OSTICKET_URL'),
        key: need('OSTICKET_KEY', ...word),
        ...(given('OSTICKET_TOPIC') && { topic: Number(need('OSTICKET_TOPIC', ...number)) }),
        allowHosts,
      }),
    );
  if (given('GITHUB_ISSUES_REPOSITORY', 'GITHUB_ISSUES_TOKEN'))
    channels.push(
      github({
        repository: need(
          'GITHUB_ISSUES_REPOSITORY',
          /^[\w-]+\/[\w.-]+$/,
          'the name of a private repository, owner/name',
        ),
        token: need('GITHUB_ISSUES_TOKEN', ...word),
        allowHosts,
      }),
    );
  return mistakes.length > 0 ? { channels: [], mistakes } : { channels, mistakes };
}

async function get(address: string, headers: Record<string, string>, allowHosts: string[]): Promise<unknown> {
  const limit = 1e6;
  const { text } = await request(address, {
    method: 'GET',
    headers: { Accept: 'application/json', ...headers },
    allowHosts,
    limit,
  });
  try {
    return JSON.parse(text);
  } catch {
    // Not the system that the operator named, or another version of it.
    throw new DeliveryProblem('answer');
  }
}

async function post(address: string, headers: Record<string, string>, allowHosts: string[], body: object) {
  await request(address, {
    headers: { Accept: 'application/json', 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
    allowHosts,
  });
}

/** The files of a message in the shape of a system, where there are any. */
function filed<Shape>(files: Attachment[] = [], shape: (name: string, type: string, data: string) => Shape) {
  const shaped = files.map((file, index) => {
    const { name, type } = labelOf(file, index);
    return shape(name, type, base64Of(file));
  });
  return shaped.length > 0 ? { attachments: shaped } : {};
}

function htmlOf(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => names[character]!).replace(/\n/g, '<br>');
}

/** A Markdown code block whose fence is longer than any in the text. */
function codeOf(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}${fence}\n`;
}
