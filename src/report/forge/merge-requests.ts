import { accessFrom } from './access.ts';
import { previewOf } from './change.ts';
import { commentMark, commentOf } from '../comment.ts';
import { asker, forgeAt } from './forges.ts';
import { keepComment } from './keep.ts';
import { largestReport, reportFrom } from '../received.ts';
import type { Report } from '../report.ts';

/*
 * Writes the comments of all open merge requests on GitLab, from a schedule of the default branch: what a merge request runs may
 * hold no token that writes. Each is told what its own last job left behind, which is believed to be data and nothing else.
 */
interface Request {
  iid: number;
  sha: string;
  source_branch: string;
}

const access = accessFrom(process.env);
const headers = { 'private-token': access.token };
const ask = asker(headers);
const base = `${access.api}/projects/${encodeURIComponent(access.repository)}`;

/** What the job of a merge request's last commit wrote; undefined while there is none. */
async function reportOf({ iid, sha }: Request): Promise<{ report: Report | undefined } | undefined> {
  const pipelines = (await ask('GET', `${base}/merge_requests/${iid}/pipelines`)) as {
    id: number;
    sha: string;
    project_id: number;
  }[];
  const pipeline = pipelines.find((one) => one.sha === sha);
  if (!pipeline) return undefined;
  // That of a fork runs in the fork.
  const project = `${access.api}/projects/${pipeline.project_id}`;
  const jobs = (await ask('GET', `${project}/pipelines/${pipeline.id}/jobs`)) as {
    id: number;
    name: string;
    status: string;
  }[];
  const job = jobs.find(({ name, status }) => name === 'words' && ['success', 'failed'].includes(status));
  if (!job) return undefined;
  const text = await textAt(`${project}/jobs/${job.id}/artifacts/report.json`);
  try {
    return { report: text === undefined ? undefined : reportFrom(JSON.parse(text)) };
  } catch {
    return { report: undefined };
  }
}

/** A file that may lie on another host, which is not told the token. */
async function textAt(address: string): Promise<string | undefined> {
  const signal = AbortSignal.timeout(20_000);
  let answer = await fetch(address, { headers, redirect: 'manual', signal });
  const place = answer.headers.get('location');
  if (place?.startsWith('https://')) answer = await fetch(place, { signal, redirect: 'error' });
  if (!answer.ok || Number(answer.headers.get('content-length') ?? 0) > largestReport) return undefined;
  const text = await answer.text();
  return text.length > largestReport ? undefined : text;
}

const requests = (await ask('GET', `${base}/merge_requests?state=opened&per_page=100`)) as Request[];
for (const request of requests) {
  const found = await reportOf(request);
  if (!found) continue;
  const change = { number: request.iid, branch: request.source_branch };
  const preview = previewOf(process.env['PREVIEW_ADDRESS'] ?? '', change);
  const body = commentOf(found.report, { preview, commit: request.sha });
  await keepComment(forgeAt(access), request.iid, commentMark, body);
  console.log(`Said below merge request ${request.iid}.`);
}
