import { DeliveryProblem } from '../../send/channel.ts';
import { fileOn, issueOnce, openedBy } from './alike.ts';
import { base64, callsOf, listIn, objectIn, textIn, unless } from './api.ts';
import { hubSignature, isSigned, jsonIn } from './events.ts';
import type { Forge, ForgeSettings, Pull } from './forge.ts';
import { branchOf, encoded, isOurs, pullOf } from './github.ts';

/** Pages of the list of pull requests that are looked through, of fifty each: those that were changed last stand first. */
const pages = 4;

/**
 * Pull requests at Forgejo and Gitea. The token's owner is a user of its own who may write to that repository alone; the token
 * needs `write:repository`, and `write:issue` where suggestions that no longer fit shall become issues. A file is changed and its
 * branch made in one call.
 * Sources: https://forgejo.org/docs/latest/user/api-usage/, https://codeberg.org/api/swagger, https://docs.gitea.com/usage/webhooks
 */
export function forgejo({ url, repository, token, branch: set, allowHosts }: ForgeSettings): Forge {
  const call = callsOf(`${url}/api/v1/repos/${repository}`, { Authorization: `token ${token}` }, allowHosts);

  async function pull(branch: string): Promise<Pull | undefined> {
    for (let page = 1; page <= pages; page++) {
      const query = new URLSearchParams({ state: 'all', sort: 'recentupdate', limit: '50', page: String(page) });
      const listed = listIn(await call('GET', `/pulls?${query}`));
      const found = listed.find(isOurs(repository, branch));
      if (found) return pullOf(found);
      if (listed.length === 0) break;
    }
    return undefined;
  }

  async function isThere(branch: string): Promise<boolean> {
    const answer = await unless([404], call('GET', `/branches/${encoded(branch)}`));
    return answer !== undefined && textIn(answer, 'commit', 'id') !== '';
  }

  return {
    pull,
    read: (file) =>
      fileOn(call, set, {
        tip: (branch) => [`/branches/${encoded(branch)}`, 'commit', 'id'],
        at: (commit) => `/contents/${encoded(file)}?ref=${commit}`,
        digest: 'sha',
      }),
    async commit({ branch, file, text, message, author }, { base }) {
      if (await isThere(branch)) return;
      const change = { message, author, branch: base.branch, new_branch: branch, content: base64(text) };
      const path = `/contents/${encoded(file)}`;
      // The digest of the file makes it refuse when somebody has changed it since we read it.
      const made = base.blob ? call('PUT', path, { ...change, sha: base.blob }) : call('POST', path, change);
      const put = await unless([409, 422], made);
      if (put !== undefined) return void objectIn(put);
      if (!(await isThere(branch))) throw new DeliveryProblem('http-422');
    },
    open: (branch, into, { title, body }) =>
      openedBy(
        call('POST', '/pulls', { title, body, head: branch, base: into }),
        () => pull(branch),
        pullOf,
        409,
        [409, 422],
      ),
    issue: ({ title, body }) =>
      issueOnce(
        call,
        `/issues?${new URLSearchParams({ state: 'all', type: 'issues', limit: '50' })}`,
        { title, body },
        'html_url',
      ),
    branchIn: (request, body, secrets) =>
      isSigned(request.get('X-Forgejo-Signature') ?? request.get('X-Gitea-Signature'), body, secrets, hubSignature)
        ? branchOf(jsonIn(body), repository)
        : undefined,
  };
}
