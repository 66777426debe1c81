import { readFileSync } from 'node:fs';
import { accessFrom } from './access.ts';
import { changeOf, previewOf } from './change.ts';
import { commentMark, commentOf } from '../comment.ts';
import { forgeAt } from './forges.ts';
import { keepComment } from './keep.ts';
import { readReport } from '../received.ts';

/*
 * Writes the comment of a change: `node src/report/forge/post.ts report.json`. It needs nothing that is installed, so that no package
 * runs where the token is; and it believes nothing of the report but that it is data. `PREVIEW_ADDRESS` is where the host shows
 * a change, with {number} or {branch} in it.
 */
const [file = 'report.json'] = process.argv.slice(2);
const access = accessFrom(process.env);
const event = process.env['GITHUB_EVENT_PATH'];
const change = await changeOf(event ? JSON.parse(readFileSync(event, 'utf8')) : undefined, access);
if (!change) console.log('No open change has this as its last state: nothing to say.');
else {
  const preview = previewOf(process.env['PREVIEW_ADDRESS'] ?? '', change);
  const body = commentOf(readReport(file), { preview, commit: change.commit });
  await keepComment(forgeAt(access), change.number, commentMark, body);
  console.log(`Said below change ${change.number}.`);
}
