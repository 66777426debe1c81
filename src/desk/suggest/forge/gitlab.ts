import { DeliveryProblem } from '../../send/channel.ts';
import { fileOn, issueOnce, openedBy } from './alike.ts';
import { base64, callsOf, linkIn, listIn, partOf, textIn, unless } from './api.ts';
import { isStandard, jsonIn, sameSecret } from './events.ts';
import type { Forge, ForgeSettings, Pull } from './forge.ts';
import { sameName } from './github.ts';

/**
 * Merge requests at GitLab. A project access token with the role Developer and the scope `api` suffices: that role pushes to no
 * protected branch, and no smaller scope opens merge requests. A file is changed and its branch made in one call.
 * Sources: https://docs.gitlab.com/api/commits/, https://docs.gitlab.com/api/merge_requests/, https://docs.gitlab.com/api/repository_files/,
 * https://docs.gitlab.com/api/issues/, https://docs.gitlab.com/user/project/integrations/webhooks/
 */
export function gitlab({ url, repository, token, branch: set, allowHosts }: ForgeSettings): Forge {
  const project = encodeURIComponent(repository);
  const call = callsOf(`${url}/api/v4/projects/${project}`, { 'PRIVATE-TOKEN': token }, allowHosts);
  const branchAt = (branch: string) => `/repository/branches/${encodeURIComponent(branch)}`;

  async function pull(branch: string): Promise<Pull | undefined> {
    const query = new URLSearchParams({ source_branch: branch, state: 'all', per_page: '100' });
    const found = listIn(await call('GET', `/merge_requests?${query}`));
    // A fork can have a branch of this name, too.
    return found.filter((one) => isOurs(one, branch)).map(mergeRequestOf)[0];
  }

  async function isThere(branch: string): Promise<boolean> {
    const answer = await unless([404], call('GET', branchAt(branch)));
    return answer !== undefined && textIn(answer, 'commit', 'id') !== '';
  }

  return {
    pull,
    read: (file) =>
      fileOn(call, set, {
        tip: (branch) => [branchAt(branch), 'commit', 'id'],
        at: (commit) => `/repository/files/${encodeURIComponent(file)}?ref=${commit}`,
        digest: 'blob_id',
      }),
    async commit({ branch, file, text, message, author }, { base }) {
      if (await isThere(branch)) return;
      const action = base.blob ? 'update' : 'create';
      const made = call('POST', '/repository/commits', {
        branch,
        start_sha: base.commit,
        commit_message: message,
        author_name: author.name,
        author_email: author.email,
        actions: [{ action, file_path: file, content: base64(text), encoding: 'base64' }],
      });
      const put = await unless([400, 409], made);
      if (put !== undefined) return void textIn(put, 'id');
      if (!(await isThere(branch))) throw new DeliveryProblem('http-400');
    },
    open: (branch, into, { title, body }) =>
      openedBy(
        call('POST', '/merge_requests', {
          title,
          description: body,
          source_branch: branch,
          target_branch: into,
          remove_source_branch: true,
        }),
        () => pull(branch),
        mergeRequestOf,
        409,
      ),
    issue: ({ title, body }) =>
      issueOnce(call, '/issues?scope=all&per_page=100', { title, description: body }, 'web_url'),
    branchIn(headers, body, secrets, now) {
      const keys = secrets.filter((secret) => secret.startsWith('whsec_'));
      const words = secrets.filter((secret) => !secret.startsWith('whsec_'));
      const told = headers.get('X-Gitlab-Token') ?? '';
      const isGenuine = isStandard(headers, body, keys, now) || words.some((word) => sameSecret(told, word));
      return isGenuine ? branchOf(jsonIn(body), repository) : undefined;
    },
  };
}

/** Whether a merge request comes from this branch of the project itself. */
function isOurs(data: unknown, branch: string): boolean {
  const source = partOf(data, 'source_project_id');
  return (
    partOf(data, 'source_branch') === branch && source !== undefined && source === partOf(data, 'target_project_id')
  );
}

function mergeRequestOf(data: unknown): Pull {
  const state = textIn(data, 'state');
  const outcome = state === 'merged' ? 'merged' : state === 'closed' ? 'closed' : 'proposed';
  return { outcome, link: linkIn(data, 'web_url') };
}

function branchOf(event: unknown, repository: string): string {
  const about = partOf(event, 'object_attributes');
  const isHere =
    partOf(event, 'object_kind') === 'merge_request' &&
    sameName(partOf(event, 'project', 'path_with_namespace'), repository);
  const branch = partOf(about, 'source_branch');
  return isHere && typeof branch === 'string' && isOurs(about, branch) ? branch : '';
}
