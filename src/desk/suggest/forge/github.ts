import { DeliveryProblem } from '../../send/channel.ts';
import { fileOn, issueOnce, openedBy } from './alike.ts';
import { callsOf, linkIn, listIn, partOf, textIn, unless } from './api.ts';
import { hubSignature, isSigned, jsonIn } from './events.ts';
import type { Forge, ForgeSettings, Pull } from './forge.ts';

/**
 * Pull requests at GitHub. A fine-grained token for that repository alone needs "Contents" and "Pull requests" (read and write), and
 * "Issues" where suggestions that no longer fit shall become issues. The commit is made in Git's database and the branch last,
 * so that it comes into being with its commit.
 * Sources: https://docs.github.com/en/rest/git, https://docs.github.com/en/rest/pulls/pulls, https://docs.github.com/en/rest/repos/contents,
 * https://docs.github.com/en/rest/issues/issues, https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
 */
export function github({ url, repository, token, branch: set, allowHosts }: ForgeSettings): Forge {
  const headers = {
    Accept: 'application/vnd.github+json',
    Authorization: `Bearer ${token}`,
    'X-GitHub-Api-Version': '2022-11-28',
  };
  const call = callsOf(`${url}/repos/${repository}`, headers, allowHosts);
  const [owner] = repository.split('/');

  async function pull(branch: string): Promise<Pull | undefined> {
    const query = new URLSearchParams({ head: `${owner}:${branch}`, state: 'all', per_page: '100' });
    // The filter knows the owner only, who may have a fork of another name.
    return listIn(await call('GET', `/pulls?${query}`))
      .filter(isOurs(repository, branch))
      .map(pullOf)[0];
  }

  async function isThere(branch: string): Promise<boolean> {
    const answer = await unless([404], call('GET', `/git/ref/heads/${branch}`));
    return answer !== undefined && textIn(answer, 'object', 'sha') !== '';
  }

  return {
    pull,
    read: (file) =>
      fileOn(call, set, {
        tip: (branch) => [`/git/ref/heads/${encoded(branch)}`, 'object', 'sha'],
        at: (commit) => `/contents/${encoded(file)}?ref=${commit}`,
        digest: 'sha',
      }),
    async commit({ branch, file, text, message, author }, { base }) {
      if (await isThere(branch)) return;
      const entry = { path: file, mode: '100644', type: 'blob', content: text };
      const parent = textIn(await call('GET', `/git/commits/${base.commit}`), 'tree', 'sha');
      const tree = textIn(await call('POST', '/git/trees', { base_tree: parent, tree: [entry] }), 'sha');
      const made = await call('POST', '/git/commits', { message, tree, parents: [base.commit], author });
      const reference = { ref: `refs/heads/${branch}`, sha: textIn(made, 'sha') };
      const put = await unless([422], call('POST', '/git/refs', reference));
      if (put !== undefined) return void textIn(put, 'ref');
      // Somebody was first, or the name is not allowed.
      if (!(await isThere(branch))) throw new DeliveryProblem('http-422');
    },
    open: (branch, into, { title, body }) =>
      openedBy(call('POST', '/pulls', { title, body, head: branch, base: into }), () => pull(branch), pullOf, 422),
    issue: ({ title, body }) =>
      issueOnce(
        call,
        `/issues?${new URLSearchParams({ state: 'all', sort: 'created', direction: 'desc', per_page: '100' })}`,
        { title, body },
        'html_url',
        [404, 410],
      ),
    branchIn: (request, body, secrets) =>
      isSigned(request.get('X-Hub-Signature-256')?.replace(/^sha256=/, ''), body, secrets, hubSignature)
        ? branchOf(jsonIn(body), repository)
        : undefined,
  };
}

/** A path, with its slashes. */
export const encoded = (path: string) => path.split('/').map(encodeURIComponent).join('/');

/** Whether a pull request comes from this branch of this repository; GitHub and Forgejo write it alike. */
export const isOurs = (repository: string, branch: string) => (data: unknown) =>
  partOf(data, 'head', 'ref') === branch && sameName(partOf(data, 'head', 'repo', 'full_name'), repository);

/** Names of owners and repositories do not tell large letters from small ones. */
export const sameName = (one: unknown, other: string) =>
  typeof one === 'string' && one.toLowerCase() === other.toLowerCase();

/** A pull request, as GitHub and Forgejo write it. */
export function pullOf(data: unknown): Pull {
  const isMerged = partOf(data, 'merged') === true || typeof partOf(data, 'merged_at') === 'string';
  const isOpen = textIn(data, 'state') === 'open';
  return { outcome: isMerged ? 'merged' : isOpen ? 'proposed' : 'closed', link: linkIn(data, 'html_url') };
}

/** The branch of the pull request that an event tells of, if it lies in this repository; GitHub and Forgejo write it alike. */
export function branchOf(event: unknown, repository: string): string {
  const ref = partOf(event, 'pull_request', 'head', 'ref');
  const isHere = sameName(partOf(event, 'repository', 'full_name'), repository);
  return isHere && typeof ref === 'string' && isOurs(repository, ref)(partOf(event, 'pull_request')) ? ref : '';
}
