import { DeliveryProblem } from '../../send/channel.ts';
import { fileIn, linkIn, listIn, objectIn, textIn, unless, type Call } from './api.ts';
import type { Forge, Pull } from './forge.ts';

/** Where a forge tells the newest commit of a branch (a path, and the keys to it), a file at a commit, and the key of its digest. */
interface Places {
  tip: (branch: string) => [path: string, ...keys: string[]];
  at: (commit: string) => string;
  digest: string;
}

/** A file as it stands on the branch that is set, or on the one that the forge calls the default. */
export async function fileOn(call: Call, set: string, { tip, at, digest }: Places): ReturnType<Forge['read']> {
  const branch = set || textIn(await call('GET', ''), 'default_branch');
  const [path, ...keys] = tip(branch);
  const commit = textIn(await call('GET', path), ...keys);
  const answer = await unless([404], call('GET', at(commit)));
  if (answer === undefined) return { base: { branch, commit, blob: '' }, text: undefined };
  const text = fileIn(answer);
  return { base: { branch, commit, blob: textIn(answer, digest) }, text };
}

/** What was opened, or what is open already where the forge refuses a second one of a branch with `status`. */
export async function openedBy(
  opened: Promise<unknown>,
  known: () => Promise<Pull | undefined>,
  pullOf: (data: unknown) => Pull,
  status: number,
  refusals = [status],
): Promise<Pull> {
  const answer = await unless(refusals, opened);
  const found = answer === undefined ? await known() : pullOf(objectIn(answer));
  if (!found) throw new DeliveryProblem(`http-${status}`);
  return found;
}

/** The link of the issue of this title: of one that `listed` has, or of a new one. `without` are the statuses of a project that keeps none. */
export async function issueOnce(
  call: Call,
  listed: string,
  issue: { title: string; [field: string]: string },
  link: string,
  without = [403, 404, 410],
): Promise<string> {
  const known = await unless(without, call('GET', listed));
  const same = listIn(known ?? []).find((one) => one['title'] === issue.title);
  if (same) return linkIn(same, link);
  const made = await unless([403, 404, 410], call('POST', '/issues', issue));
  if (made === undefined) throw new DeliveryProblem('no-issues', { permanent: true, elsewhere: true });
  return linkIn(made, link);
}
