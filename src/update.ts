import { execFileSync } from 'node:child_process';

/**
 * Merges a later engine into an agency's fork, but leaves `content/` and `public/` as the agency has them, whatever happened to
 * the sample there, and says what is new. `npm run update -- <remote> <branch or tag>`; without them, the remote "upstream" and
 * its branch "main".
 */
const [remote = 'upstream', branch = 'main'] = process.argv.slice(2);
const agencyFolders = ['content', 'public'];
/** The editors' manual, and the page that leads from the agency's folder to it; before 0.2.0 that was the manual itself. */
const manual = { now: 'EDITORS.md', door: 'content/README.md' };

const git = (...words: string[]) => execFileSync('git', words, { encoding: 'utf8', stdio: 'pipe' }).trim();

/** Says what is in the way and what to do, and ends. */
function stop(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

/** The answer of git, or nothing when it refuses. */
function attempt(...words: string[]): string | undefined {
  try {
    return git(...words);
  } catch {
    return undefined;
  }
}

if (git('status', '--porcelain', '--untracked-files=no') !== '')
  stop('There are changes that are not committed yet. Commit them first, then update.');
if (attempt('remote', 'get-url', remote) === undefined)
  stop(`There is no remote "${remote}". Name the repository of Pult once: git remote add ${remote} <its address>`);
if (attempt('fetch', '--quiet', remote, branch) === undefined)
  stop(
    `"${remote}" does not answer or has no branch or tag "${branch}". Check the connection and the address: git remote -v`,
  );

const before = git('rev-parse', 'HEAD');
const after = git('rev-parse', 'FETCH_HEAD^{commit}');
if (attempt('merge-base', '--is-ancestor', after, 'HEAD') !== undefined) {
  if (bringDoor('HEAD')) git('commit', '--quiet', '--no-verify', '-m', `${manual.door} leads to ${manual.now}`);
  console.log('The engine is up to date.');
  process.exit();
}
if (attempt('merge-base', after, 'HEAD') === undefined)
  stop(
    git('rev-parse', '--is-shallow-repository') === 'true'
      ? `Only the last commits are here. Fetch all of them, then update: git fetch --unshallow`
      : `This repository has no commit in common with Pult's, as if it came from a download. Tell git once which version you began with, such as v0.1.0, then update: git fetch ${remote} v0.1.0 && git merge --allow-unrelated-histories -s ours FETCH_HEAD`,
  );
// Conflicts in the sample are expected here; the next lines settle them.
attempt('merge', '--no-commit', '--no-ff', after);
if (attempt('rev-parse', '--verify', 'MERGE_HEAD') === undefined)
  stop('Git could not begin the merge. Look at: git status');
git('rm', '-r', '-f', '--quiet', '--ignore-unmatch', '--', ...agencyFolders);
for (const folder of agencyFolders)
  if (attempt('cat-file', '-e', `${before}:${folder}`) !== undefined) git('checkout', '--quiet', before, '--', folder);
// Git takes it for the moved one and would merge what the agency wrote there into it.
if (attempt('cat-file', '-e', `${before}:${manual.now}`) === undefined)
  attempt('checkout', '--quiet', after, '--', manual.now);
const brought = bringDoor(before);

const unsettled = git('diff', '--name-only', '--diff-filter=U');
if (unsettled !== '')
  stop(
    `These files of the engine were changed here as well as in the new version:\n${unsettled}\nSettle them and commit, or go back with: git merge --abort`,
  );
git('commit', '--quiet', '--no-verify', '-m', `Take the engine from ${remote}/${branch}`);
console.log(whatIsNew());
if (brought) console.log(`${manual.door} leads editors to their manual, ${manual.now}.`);
else if (attempt('rev-parse', `HEAD:${manual.door}`) !== attempt('rev-parse', `${after}:${manual.door}`))
  console.log(
    `The manual for editors is ${manual.now}. ${manual.door} has words of yours, so it stays; take out what is Pult's.`,
  );
console.log(
  `The engine is updated; what you wrote in content/ and public/ is as it was. Now: npm ci && npm run test:content -- --all`,
);

/**
 * Lays the page that leads to the manual into `content/`, where there is none, unless the agency deleted it, or where there is one of
 * ours word for word: nobody shall read an old one. Says whether it did.
 */
function bringDoor(own: string): boolean {
  const [here, ours] = [own, after].map((commit) =>
    attempt('rev-parse', '--verify', '--quiet', `${commit}:${manual.door}`),
  );
  if (!ours || here === ours) return false;
  const history = (...words: string[]) => git('log', '--format=', '--raw', '--no-abbrev', ...words, '--', manual.door);
  const isOurs = here
    ? history('-m', '--full-history', after).includes(here)
    : history('--first-parent', '--diff-filter=D', '--no-merges', `${after}..${own}`) === '';
  if (isOurs) git('checkout', '--quiet', after, '--', manual.door);
  return isOurs;
}

/** The chapters of the change log after the version that was here. */
function whatIsNew(): string {
  const [from, to] = [before, after].map(
    (commit) => (JSON.parse(git('show', `${commit}:package.json`)) as { version: string }).version,
  );
  const chapters = (attempt('show', `${after}:CHANGELOG.md`) ?? '').split(/^(?=## )/m).slice(1);
  const fresh = chapters.filter((chapter) => {
    const version = /^## v?(\d+\.\d+\.\d+)/.exec(chapter)?.[1];
    return version && version.localeCompare(from!, 'en', { numeric: true }) > 0;
  });
  return fresh.length > 0
    ? `From ${from} to ${to}:\n\n${fresh.map((chapter) => chapter.trim()).join('\n\n')}\n`
    : `No release lies between the two. What changed, step by step: git log --oneline --no-merges ${before.slice(0, 10)}..${after.slice(0, 10)} -- . ':!content' ':!public'\n`;
}
