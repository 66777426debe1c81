import { digest, type FakePull, type FakeRepository } from './repository.ts';

/** A request as a dialect sees it: `path` without the query, below the API of the repository. */
export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  body: Record<string, unknown>;
}

type Answer = [status: number, data: unknown];
/** Answers as one forge documents it, and throws for a request that its documents do not know. */
export type Dialect = {
  prefix: (repository: FakeRepository) => string;
  header: [name: string, value: string];
  answer: (repository: FakeRepository, asked: Asked) => Answer;
};

const missing: Answer = [404, { message: 'Not Found' }];
const link = (repository: FakeRepository, kind: string, number: number) =>
  `https://forge.example/${repository.name}/${kind}/${number}`;
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** A text that a request must hold. */
function text(body: Record<string, unknown>, key: string): string {
  const value = body[key];
  if (typeof value !== 'string' || value === '') throw new Error(`${key} is missing`);
  return value;
}

function author(data: unknown): { name: string; email: string } {
  const { name, email } = data as Record<string, string>;
  if (!name || !email) throw new Error('an author has a name and an address');
  return { name, email };
}

function openPull(
  repository: FakeRepository,
  head: string,
  into: string,
  title: string,
  body: string,
): FakePull | undefined {
  if (!repository.branches.has(head)) throw new Error(`no branch ${head}`);
  if (repository.pulls.some((pull) => pull.head === head && pull.from === repository.name && pull.state === 'open'))
    return undefined;
  const pull: FakePull = {
    number: repository.pulls.length + 1,
    title,
    body,
    head,
    into,
    from: repository.name,
    state: 'open',
  };
  repository.pulls.push(pull);
  return pull;
}

/** GitHub and Forgejo write a pull request alike. */
const hubPull = (repository: FakeRepository, { number, title, head, from, state }: FakePull) => ({
  number,
  title,
  state: state === 'open' ? 'open' : 'closed',
  merged_at: state === 'merged' ? '2026-11-24T12:00:00Z' : null,
  html_url: link(repository, 'pull', number),
  head: { ref: head, repo: { full_name: from } },
});

function hubContents(repository: FakeRepository, file: string, ref: string): Answer {
  const bytes = repository.at(ref)?.files.get(file);
  if (!bytes) return missing;
  const isLarge = bytes.length > 1e6;
  return [
    200,
    {
      type: 'file',
      path: file,
      sha: digest(bytes),
      encoding: isLarge ? 'none' : 'base64',
      content: isLarge ? '' : base64(bytes).replace(/.{60}/g, '$&\n'),
    },
  ];
}

function issues(repository: FakeRepository, { method, body }: Asked, off: number, address: string): Answer {
  if (!repository.hasIssues) return [off, { message: 'Issues are disabled' }];
  const shown = (issue: { title: string }, index: number) => ({
    title: issue.title,
    [address]: link(repository, 'issues', index + 1),
  });
  if (method === 'GET') return [200, repository.issues.map(shown)];
  repository.issues.push({
    title: text(body, 'title'),
    body: text(body, address === 'web_url' ? 'description' : 'body'),
  });
  return [201, shown(repository.issues.at(-1)!, repository.issues.length - 1)];
}

const github: Dialect = {
  prefix: ({ name }) => `/repos/${name}`,
  header: ['authorization', 'Bearer the-token'],
  answer(repository, asked) {
    const { method, path, query, body } = asked;
    const [, kind, ...rest] = path.split('/').map(decodeURIComponent);
    const place = `${method} ${kind ?? ''}`;
    if (place === 'GET ') return [200, { default_branch: 'main' }];
    if (place === 'GET contents') return hubContents(repository, rest.join('/'), query.get('ref')!);
    if (kind === 'issues') return issues(repository, asked, 410, 'html_url');
    if (place === 'GET pulls') {
      const [owner, branch] = query.get('head')!.split(':');
      const found = repository.pulls.filter((pull) => pull.head === branch && pull.from.startsWith(`${owner}/`));
      return [200, found.map((pull) => hubPull(repository, pull)).reverse()];
    }
    if (place === 'POST pulls') {
      const pull = openPull(
        repository,
        text(body, 'head'),
        text(body, 'base'),
        text(body, 'title'),
        text(body, 'body'),
      );
      return pull ? [201, hubPull(repository, pull)] : [422, { message: 'Validation Failed' }];
    }
    const thing = rest.shift();
    if (place === 'GET git' && thing === 'ref') {
      const commit = repository.branches.get(rest.slice(1).join('/'));
      return commit && rest[0] === 'heads' ? [200, { object: { type: 'commit', sha: commit } }] : missing;
    }
    if (place === 'GET git' && thing === 'commits') {
      repository.trees.set(`tree-${rest[0]}`, repository.commits.get(rest[0]!)!.files);
      return [200, { sha: rest[0], tree: { sha: `tree-${rest[0]}` } }];
    }
    if (place === 'POST git' && thing === 'trees') {
      const files = new Map(repository.trees.get(text(body, 'base_tree')));
      for (const entry of body['tree'] as Record<string, string>[]) {
        if (entry['mode'] !== '100644' || entry['type'] !== 'blob') throw new Error('an entry is a plain file');
        files.set(text(entry, 'path'), Buffer.from(entry['content']!));
      }
      const sha = `tree-${repository.trees.size}`;
      repository.trees.set(sha, files);
      return [201, { sha }];
    }
    if (place === 'POST git' && thing === 'commits') {
      const files = repository.trees.get(text(body, 'tree'))!;
      const [parent] = body['parents'] as string[];
      return [201, { sha: repository.commit(files, text(body, 'message'), author(body['author']), parent!) }];
    }
    if (place === 'POST git' && thing === 'refs') {
      const branch = text(body, 'ref').replace('refs/heads/', '');
      if (repository.branches.has(branch)) return [422, { message: 'Reference already exists' }];
      repository.branches.set(branch, text(body, 'sha'));
      return [201, { ref: body['ref'] }];
    }
    throw new Error(`${method} ${path} is not documented`);
  },
};

const forgejo: Dialect = {
  prefix: ({ name }) => `/api/v1/repos/${name}`,
  header: ['authorization', 'token the-token'],
  answer(repository, asked) {
    const { method, path, query, body } = asked;
    const [, kind, ...rest] = path.split('/').map(decodeURIComponent);
    const place = `${method} ${kind ?? ''}`;
    if (place === 'GET ') return [200, { default_branch: 'main' }];
    if (kind === 'issues') return issues(repository, asked, 404, 'html_url');
    if (place === 'GET branches') {
      const id = repository.branches.get(rest.join('/'));
      return id ? [200, { name: rest.join('/'), commit: { id } }] : missing;
    }
    if (kind === 'contents') {
      const file = rest.join('/');
      if (method === 'GET') return hubContents(repository, file, query.get('ref')!);
      const [from, branch] = [text(body, 'branch'), text(body, 'new_branch')];
      const bytes = repository.at(from)!.files.get(file);
      if (repository.branches.has(branch)) return [422, { message: 'branch already exists' }];
      if ((method === 'POST') !== (bytes === undefined)) return [422, { message: 'repository file already exists' }];
      if (bytes && body['sha'] !== digest(bytes)) return [422, { message: 'sha does not match' }];
      const files = new Map(repository.at(from)!.files).set(file, Buffer.from(text(body, 'content'), 'base64'));
      repository.branches.set(
        branch,
        repository.commit(files, text(body, 'message'), author(body['author']), repository.branches.get(from)!),
      );
      return [method === 'POST' ? 201 : 200, { content: { path: file } }];
    }
    if (place === 'GET pulls') {
      const page = Number(query.get('page'));
      const listed = repository.pulls.map((pull) => hubPull(repository, pull)).reverse();
      return [200, listed.slice((page - 1) * 50, page * 50)];
    }
    if (place === 'POST pulls') {
      const pull = openPull(
        repository,
        text(body, 'head'),
        text(body, 'base'),
        text(body, 'title'),
        text(body, 'body'),
      );
      return pull ? [201, hubPull(repository, pull)] : [409, { message: 'pull request already exists' }];
    }
    throw new Error(`${method} ${path} is not documented`);
  },
};

const labPull = (repository: FakeRepository, { number, title, head, into, from, state }: FakePull) => ({
  iid: number,
  title,
  state: state === 'open' ? 'opened' : state,
  source_branch: head,
  target_branch: into,
  source_project_id: from === repository.name ? 7 : 8,
  target_project_id: 7,
  web_url: link(repository, '-/merge_requests', number),
});

const gitlab: Dialect = {
  prefix: ({ name }) => `/api/v4/projects/${encodeURIComponent(name)}`,
  header: ['private-token', 'the-token'],
  answer(repository, asked) {
    const { method, path, query, body } = asked;
    const [, kind, thing, name] = path.split('/').map(decodeURIComponent);
    const place = [method, kind, thing].filter(Boolean).join(' ');
    if (place === 'GET') return [200, { default_branch: 'main' }];
    if (kind === 'issues') return issues(repository, asked, 403, 'web_url');
    if (place === 'GET repository branches') {
      const id = repository.branches.get(name!);
      return id ? [200, { name, commit: { id } }] : [404, { message: '404 Branch Not Found' }];
    }
    if (place === 'GET repository files') {
      const bytes = repository.at(query.get('ref')!)?.files.get(name!);
      return bytes
        ? [200, { file_path: name, encoding: 'base64', content: base64(bytes), blob_id: digest(bytes) }]
        : missing;
    }
    if (place === 'POST repository commits') {
      const [branch, from] = [text(body, 'branch'), repository.at(text(body, 'start_sha'))!];
      if (repository.branches.has(branch)) return [400, { message: `A branch called '${branch}' already exists.` }];
      const [action] = body['actions'] as Record<string, string>[];
      const file = text(action!, 'file_path');
      if (action!['encoding'] !== 'base64') throw new Error('the text is in base64');
      if ((action!['action'] === 'create') === from.files.has(file)) return [400, { message: 'A file with this name' }];
      const files = new Map(from.files).set(file, Buffer.from(text(action!, 'content'), 'base64'));
      const by = author({ name: body['author_name'], email: body['author_email'] });
      repository.branches.set(
        branch,
        repository.commit(files, text(body, 'commit_message'), by, text(body, 'start_sha')),
      );
      return [201, { id: repository.branches.get(branch) }];
    }
    if (place === 'GET merge_requests') {
      const found = repository.pulls.filter(({ head }) => head === query.get('source_branch'));
      return [200, found.map((pull) => labPull(repository, pull)).reverse()];
    }
    if (place === 'POST merge_requests') {
      const [head, into] = [text(body, 'source_branch'), text(body, 'target_branch')];
      const pull = openPull(repository, head, into, text(body, 'title'), text(body, 'description'));
      return pull
        ? [201, labPull(repository, pull)]
        : [409, { message: ['Another open merge request already exists'] }];
    }
    throw new Error(`${method} ${path} is not documented`);
  },
};

/** The three forges. Where a document leaves a status open, it is the one that the forge's own source gives. */
export const dialects = { github, gitlab, forgejo };
