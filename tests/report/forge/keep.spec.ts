import { expect, test } from '@playwright/test';
import { forgeAt, type Access } from '../../../src/report/forge/forges.ts';
import { mattersOf } from '../../../src/report/forge/issues.ts';
import { keepComment, keepIssues } from '../../../src/report/forge/keep.ts';
import { forgeWith } from './server.ts';

const mark = '<!-- mark -->';
/** How each forge names the same things. */
const forges = {
  github: {
    repository: 'a/b',
    me: 'github-actions[bot]',
    comments: '/repos/a/b/issues/7/comments',
    one: '/repos/a/b/issues/comments/',
    edit: 'PATCH',
    issues: '/repos/a/b/issues',
  },
  forgejo: {
    repository: 'a/b',
    me: 'forgejo-actions',
    comments: '/repos/a/b/issues/7/comments',
    one: '/repos/a/b/issues/comments/',
    edit: 'PATCH',
    issues: '/repos/a/b/issues',
  },
  gitlab: {
    repository: '12',
    me: 'pult',
    comments: '/projects/12/merge_requests/7/notes',
    one: '/projects/12/merge_requests/7/notes/',
    edit: 'PUT',
    issues: '/projects/12/issues',
  },
} as const;

for (const [kind, names] of Object.entries(forges)) {
  const user = (name: string) => (kind === 'gitlab' ? { author: { username: name } } : { user: { login: name } });
  const issue = (id: number, body: string, name: string = names.me) =>
    kind === 'gitlab'
      ? { iid: id, description: body, ...user(name) }
      : { number: id, id: 900 + id, body, ...user(name) };
  const access = (api: string) => ({ kind, api, repository: names.repository, token: 'secret' }) as Access;
  const written = ({ what }: { what: string }) => !what.startsWith('GET');

  test(`${kind}: a change has one comment, which is written over, and never that of somebody else`, async () => {
    const comments: { id: number; body: string }[] = [
      { id: 1, body: `${mark}\nforged`, ...user('stranger') },
      { id: 2, body: `quoted: ${mark}`, ...user(names.me) },
    ];
    const forge = await forgeWith({
      'GET /user': () => ({ username: names.me }),
      [`GET ${names.comments}`]: () => comments,
      [`POST ${names.comments}`]: ({ body }) => {
        comments.push({ id: 3, body: String(body!['body']), ...user(names.me) });
        return { id: 3 };
      },
      [`${names.edit} ${names.one}3`]: ({ body }) => {
        comments[2]!.body = String(body!['body']);
        return {};
      },
    });
    try {
      const kept = forgeAt(access(forge.api));
      for (const body of [`${mark}\nfirst`, `${mark}\nsecond`, `${mark}\nsecond`])
        await keepComment(kept, 7, mark, body);
      expect(forge.asked.filter(written).map(({ what }) => what)).toEqual([
        `POST ${names.comments}`,
        `${names.edit} ${names.one}3`,
      ]);
      expect(comments[2]!.body).toBe(`${mark}\nsecond`);
      expect(new Set(forge.asked.map(({ token }) => token?.replace('token ', '')))).toEqual(new Set(['secret']));
    } finally {
      await forge.end();
    }
  });

  test(`${kind}: a desk has an issue while something is due, and it is closed when nothing is`, async () => {
    const due = (since: string) => ({
      it: { name: 'IT desk', pages: [{ file: 'content/articles/en/a.mdx', title: 'A <b>', since }] },
      library: { name: 'Library', pages: [] },
      housing: { name: 'Housing', pages: [] },
    });
    const [it, library] = mattersOf(due('2026-01-01'));
    const open: object[] = [issue(5, `${library!.mark}\nold`), issue(6, `${it!.mark}\nforged`, 'stranger')];
    const forge = await forgeWith({
      'GET /user': () => ({ username: names.me }),
      [`GET ${names.issues}`]: () => open,
      [`POST ${names.issues}`]: ({ body }) => {
        open.push(issue(8, String(body!['body'] ?? body!['description'])));
        return {};
      },
      [`${names.edit} ${names.issues}/5`]: () => ({}),
      [`${names.edit} ${names.issues}/8`]: () => ({}),
    });
    try {
      const kept = forgeAt(access(forge.api));
      await keepIssues(kept, mattersOf(due('2026-01-01')));
      expect(forge.asked.filter(written)).toEqual([
        expect.objectContaining({
          what: `POST ${names.issues}`,
          body: expect.objectContaining({ title: 'Reviews that are due: IT desk' }),
        }),
        expect.objectContaining({
          what: `${names.edit} ${names.issues}/5`,
          body: expect.objectContaining(kind === 'gitlab' ? { state_event: 'close' } : { state: 'closed' }),
        }),
      ]);
      forge.asked.splice(0);
      open.splice(0, 1);
      await keepIssues(kept, mattersOf(due('2026-01-01')));
      expect(forge.asked.filter(written)).toEqual([]);
      await keepIssues(kept, mattersOf(due('2026-02-01')));
      expect(forge.asked.filter(written).map(({ what }) => what)).toEqual([`${names.edit} ${names.issues}/8`]);
    } finally {
      await forge.end();
    }
  });
}

test('a list of more than one page is read to its end, and a forge that is busy is asked again', async () => {
  const rows = Array.from({ length: 70 }, (_, id) => ({
    id,
    body: id === 69 ? `${mark} old` : 'x',
    user: { login: 'forgejo-actions' },
  }));
  let refused = 0;
  const forge = await forgeWith({
    'GET /repos/a/b/issues/7/comments': ({ what }) => {
      if (refused++ === 0) return new Response('busy', { status: 503 });
      return rows.slice(what.includes('page=2') ? 50 : 0, what.includes('page=2') ? 70 : 50);
    },
    'PATCH /repos/a/b/issues/comments/69': () => ({}),
  });
  try {
    await keepComment(
      forgeAt({ kind: 'forgejo', api: forge.api, repository: 'a/b', token: 's' }),
      7,
      mark,
      `${mark} new`,
    );
    expect(forge.asked.at(-1)!.what).toBe('PATCH /repos/a/b/issues/comments/69');
  } finally {
    await forge.end();
  }
});

test('what a forge refuses is said with its words and without the token', async () => {
  const forge = await forgeWith({
    'GET /repos/a/b/issues/7/comments': () =>
      new Response('{"message":"Resource not accessible by integration"}', { status: 403 }),
  });
  try {
    const kept = keepComment(
      forgeAt({ kind: 'github', api: forge.api, repository: 'a/b', token: 'secret' }),
      7,
      mark,
      mark,
    );
    await expect(kept).rejects.toThrow(/answered 403: .*not accessible by integration/);
    await expect(kept).rejects.not.toThrow(/secret/);
    expect(forge.asked).toHaveLength(1);
  } finally {
    await forge.end();
  }
});
