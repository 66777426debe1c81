import type { Access } from './forges.ts';

/** A pull request, or merge request. */
export interface Change {
  number: number;
  branch: string;
  /** The commit that was checked. */
  commit: string;
}

interface Event {
  workflow_run?: {
    event?: string;
    head_sha?: string;
    head_branch?: string;
    head_repository?: { owner?: { login?: string } };
  };
  pull_request?: { number: number; head: { ref: string; sha: string } };
}

/**
 * Which change a workflow was about, by what the forge says of its event: never by what the change itself left behind, which
 * might name another. Undefined when none is open whose last commit it was.
 */
export async function changeOf(
  event: Event | undefined,
  { api, repository, token }: Access,
): Promise<Change | undefined> {
  if (event?.pull_request) {
    const { number, head } = event.pull_request;
    return { number, branch: head.ref, commit: head.sha };
  }
  const run = event?.workflow_run;
  const [owner, branch, commit] = [run?.head_repository?.owner?.login, run?.head_branch, run?.head_sha];
  if (run?.event !== 'pull_request' || !owner || !branch || !commit) return undefined;
  // A change from a fork is not named in the event: it is found by whose branch it is.
  const query = new URLSearchParams({ state: 'open', head: `${owner}:${branch}` });
  const answer = await fetch(`${api}/repos/${repository}/pulls?${query}`, {
    headers: { authorization: `token ${token}`, accept: 'application/json', 'user-agent': 'pult' },
    redirect: 'error',
    signal: AbortSignal.timeout(20_000),
  });
  if (!answer.ok) throw new Error(`The forge answered ${answer.status} when it was asked for the change.`);
  const changes = (await answer.json()) as { number: number; head: { sha: string } }[];
  const own = changes.find(({ head }) => head.sha === commit);
  return own && { number: own.number, branch, commit };
}

/**
 * The address of a change on the host that shows it: `https://deploy-preview-{number}--agency.netlify.app` with its number, or with
 * `{branch}` its branch as hosts make it part of a name. Empty where it is no plain https address then.
 */
export function previewOf(pattern: string, { number, branch }: Pick<Change, 'number' | 'branch'>): string {
  const name = branch
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '');
  const address = pattern.replaceAll('{number}', String(number)).replaceAll('{branch}', name);
  return /^https:\/\/[\w.-]+(:\d+)?(\/[\w.~%-]+)*\/?$/.test(address) ? address : '';
}
