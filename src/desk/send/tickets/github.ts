import { DeliveryProblem, type Channel } from '../channel.ts';
import { reportOf, titleOf } from '../mail/report.ts';
import { attempting, get, numberIn, post, type TicketSystem } from './api.ts';

/**
 * The channel `github`: an issue in a private repository, named `owner/name`. It asks before each issue whether the repository is private
 * and refuses otherwise (`not-private`): a message is personal data, and a repository can be made public at any time.
 * Files are not sent: the API takes none, and the issue says how many there are. The token needs "Issues: write" and
 * "Metadata: read" for that repository alone. Before it makes an issue it searches for the reference in the titles;
 * a repeat that comes before GitHub's search knows the first is not noticed. The text stands in a code block, where no name is notified
 * and no link is made.
 * Sources: https://docs.github.com/en/rest/repos/repos#get-a-repository,
 * https://docs.github.com/en/rest/search/search#search-issues-and-pull-requests, https://docs.github.com/en/rest/issues/issues#create-an-issue
 */
export function github({
  url = 'https://api.github.com',
  token,
  repository,
  allowHosts = [],
  answeredLink,
}: Partial<TicketSystem> & { token: string; repository: string }): Channel {
  const headers = {
    Accept: 'application/vnd.github+json',
    Authorization: `Bearer ${token}`,
    'X-GitHub-Api-Version': '2022-11-28',
  };
  return {
    name: 'github',
    patience: attempting,
    deliver: async (delivery, file) => {
      const { reference } = delivery.message;
      const about = await get(`${url}/repos/${repository}`, headers, allowHosts);
      // "Internal" repositories of a company are called private too, and every member can read them.
      const { private: closed, visibility = 'private' } = about as { private?: unknown; visibility?: unknown };
      // Somebody can make it private again: tried as rarely as can be.
      if (closed !== true || visibility !== 'private')
        throw new DeliveryProblem('not-private', { retryAfter: 6 * 3600 });
      const search = new URLSearchParams({ q: `${reference} in:title is:issue repo:${repository}`, per_page: '1' });
      const found = (await get(`${url}/search/issues?${search}`, headers, allowHosts)) as { total_count?: unknown };
      if (Number(found.total_count) > 0) return numberIn((found as { items?: unknown[] }).items?.[0]);
      const made = await post(`${url}/repos/${repository}/issues`, headers, allowHosts, {
        title: titleOf(delivery, file),
        body: codeOf(reportOf(delivery, file, { elsewhere: true, link: await answeredLink?.(reference) })),
      });
      return numberIn(made);
    },
  };
}

/** A Markdown code block whose fence is longer than any in the text. */
function codeOf(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}${fence}\n`;
}
