import type { Access } from './forges.ts';

type Environment = Record<string, string | undefined>;

/**
 * The forge whose workflow this is, by what it sets in every job's environment, and the token that the workflow hands over as
 * `FORGE_TOKEN`. Throws where something is missing.
 */
export function accessFrom(environment: Environment): Access {
  const need = (name: string): string => {
    const value = environment[name];
    if (!value) throw new Error(`${name} is not set. This runs in the workflows of a forge, which set it.`);
    return value;
  };
  const token = need('FORGE_TOKEN');
  if (environment['GITLAB_CI'])
    return { kind: 'gitlab', api: need('CI_API_V4_URL'), repository: need('CI_PROJECT_ID'), token };
  // Forgejo sets GitHub's names too.
  const kind = environment['FORGEJO_ACTIONS'] || environment['GITEA_ACTIONS'] ? 'forgejo' : 'github';
  return { kind, api: need('GITHUB_API_URL'), repository: need('GITHUB_REPOSITORY'), token };
}
