/** A text that is kept on a forge: a comment below a change, or an issue. */
export interface Kept {
  id: number;
  body: string;
  /** Who wrote it. */
  author: string;
}

/** What is asked of a forge, whichever it is. */
export interface Forge {
  /** Who the token writes as: only what that one wrote is changed. */
  me: () => Promise<string[]>;
  comments: (change: number) => Promise<Kept[]>;
  comment: (change: number, body: string) => Promise<void>;
  editComment: (change: number, id: number, body: string) => Promise<void>;
  /** Issues that are open. */
  issues: () => Promise<Kept[]>;
  open: (title: string, body: string) => Promise<void>;
  /** With `close`, it is closed too. */
  editIssue: (id: number, body: string, close?: boolean) => Promise<void>;
}

/** Where a forge is, and as whom it is asked. */
export interface Access {
  kind: 'github' | 'forgejo' | 'gitlab';
  /** The address of its API, such as https://api.github.com or https://codeberg.org/api/v1. */
  api: string;
  /** `owner/name`; at GitLab also the number of the project. */
  repository: string;
  token: string;
}

type Row = Record<string, unknown> & { user?: { login?: string }; author?: { username?: string } };

/** No list of a forge is read further than this many pages of a hundred. */
const mostPages = 50;

/**
 * A forge by its documented API: GitHub and Forgejo (Gitea too), whose APIs are alike, or GitLab. What it refuses is thrown, with
 * what it said; what it does not answer is asked three times.
 */
export function forgeAt(access: Access): Forge {
  return access.kind === 'gitlab' ? gitlab(access) : github(access);
}

function github({ kind, api, repository, token }: Access): Forge {
  const base = `${api}/repos/${repository}`;
  const ask = asker({ authorization: `token ${token}`, accept: 'application/json' });
  const kept = ({ id, number, body, user }: Row, isIssue = false): Kept => ({
    id: Number(isIssue ? number : id),
    body: String(body ?? ''),
    author: user?.login ?? '',
  });
  const [isGithub, size] = kind === 'github' ? [true, 'per_page'] : [false, 'limit'];
  const all = (address: string) => every((page) => ask('GET', `${address}${size}=50&page=${page}`), 50);
  return {
    // The token of a workflow may not ask who it is.
    me: () => Promise.resolve(isGithub ? ['github-actions[bot]'] : ['forgejo-actions', 'gitea-actions']),
    comments: async (change) => (await all(`${base}/issues/${change}/comments?`)).map((row) => kept(row)),
    comment: (change, body) => ask('POST', `${base}/issues/${change}/comments`, { body }).then(() => undefined),
    editComment: (_, id, body) => ask('PATCH', `${base}/issues/comments/${id}`, { body }).then(() => undefined),
    issues: async () =>
      (await all(`${base}/issues?state=open&${isGithub ? '' : 'type=issues&'}`))
        .filter((row) => !row['pull_request'])
        .map((row) => kept(row, true)),
    open: (title, body) => ask('POST', `${base}/issues`, { title, body }).then(() => undefined),
    editIssue: (id, body, close) =>
      ask('PATCH', `${base}/issues/${id}`, { body, ...(close && { state: 'closed' }) }).then(() => undefined),
  };
}

function gitlab({ api, repository, token }: Access): Forge {
  const base = `${api}/projects/${encodeURIComponent(repository)}`;
  const ask = asker({ 'private-token': token });
  const all = (address: string) => every((page) => ask('GET', `${address}per_page=100&page=${page}`), 100);
  const name = ({ author }: Row) => author?.username ?? '';
  return {
    me: async () => [String(((await ask('GET', `${api}/user`)) as Row)['username'] ?? '')],
    comments: async (change) =>
      (await all(`${base}/merge_requests/${change}/notes?`)).map((row) => ({
        id: Number(row['id']),
        body: String(row['body'] ?? ''),
        author: name(row),
      })),
    comment: (change, body) => ask('POST', `${base}/merge_requests/${change}/notes`, { body }).then(() => undefined),
    editComment: (change, id, body) =>
      ask('PUT', `${base}/merge_requests/${change}/notes/${id}`, { body }).then(() => undefined),
    issues: async () =>
      (await all(`${base}/issues?state=opened&scope=created_by_me&`)).map((row) => ({
        id: Number(row['iid']),
        body: String(row['description'] ?? ''),
        author: name(row),
      })),
    open: (title, description) => ask('POST', `${base}/issues`, { title, description }).then(() => undefined),
    editIssue: (id, description, close) =>
      ask('PUT', `${base}/issues/${id}`, { description, ...(close && { state_event: 'close' }) }).then(() => undefined),
  };
}

/** All pages of a list. */
async function every(page: (number: number) => Promise<unknown>, size: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (let number = 1; number <= mostPages; number++) {
    const more = await page(number);
    if (!Array.isArray(more)) throw new Error('The forge answered with something that is no list.');
    rows.push(...(more as Row[]));
    if (more.length < size) break;
  }
  return rows;
}

/** Asks a forge: JSON there and back, three attempts where it does not answer or asks to wait, and never a redirect with the token. */
export function asker(headers: Record<string, string>) {
  return async (method: string, address: string, body?: object): Promise<unknown> => {
    for (let attempt = 1; ; attempt++) {
      const answer = await fetch(address, {
        method,
        headers: { ...headers, 'user-agent': 'pult', ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(20_000),
      }).catch((cause: Error) => (method === 'GET' && attempt < 3 ? undefined : Promise.reject(cause)));
      if (answer?.ok) return answer.json();
      const waits = answer === undefined || answer.status === 429 || answer.status >= 500;
      if (!waits || attempt === 3)
        throw new Error(
          `${method} ${address} answered ${answer?.status ?? 'nothing'}: ${(await answer?.text())?.slice(0, 500)}`,
        );
      await new Promise((resolve) => setTimeout(resolve, 1000 * attempt));
    }
  };
}
