import { execFileSync } from 'node:child_process';

/**
 * Merges a later engine into an agency's fork, but leaves `content/` and `public/` as the
 * agency has them, whatever happened to the sample there. `npm run update -- <remote> <branch>`;
 * without them, the remote "upstream" and its branch "main".
 */
const [remote = 'upstream', branch = 'main'] = process.argv.slice(2);
const agencyFolders = ['content', 'public'];

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
  stop(`"${remote}" does not answer or has no branch "${branch}". Check the connection and the address: git remote -v`);

const before = git('rev-parse', 'HEAD');
if (attempt('merge-base', '--is-ancestor', 'FETCH_HEAD', 'HEAD') !== undefined) {
  console.log('The engine is up to date.');
  process.exit();
}
// Conflicts in the sample are expected here; the next lines settle them.
attempt('merge', '--no-commit', '--no-ff', 'FETCH_HEAD');
if (attempt('rev-parse', '--verify', 'MERGE_HEAD') === undefined)
  stop('Git could not begin the merge. Look at: git status');
git('rm', '-r', '-f', '--quiet', '--ignore-unmatch', '--', ...agencyFolders);
for (const folder of agencyFolders)
  if (attempt('cat-file', '-e', `${before}:${folder}`) !== undefined) git('checkout', '--quiet', before, '--', folder);

const unsettled = git('diff', '--name-only', '--diff-filter=U');
if (unsettled !== '')
  stop(
    `These files of the engine were changed here as well as in the new version:\n${unsettled}\nSettle them and commit, or go back with: git merge --abort`,
  );
git('commit', '--quiet', '--no-verify', '-m', `Take the engine from ${remote}/${branch}`);
console.log('The engine is updated; content/ and public/ are as they were. Now: npm ci && npm test');
