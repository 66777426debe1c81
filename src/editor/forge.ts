import type { EditorSettings } from '../settings/editor/schema.ts';

/** The forge of an agency, as the editor in the browser must know it. */
interface Forge {
  /** Its `backend`, in the words of the editor's configuration. */
  backend: Record<string, string | boolean | string[]>;
  /** Whether a change waits as a pull request until a colleague has read it. */
  workflow: boolean;
  /** The hosts that the page asks once somebody signs in. */
  hosts: string[];
  /** Further hosts of pictures: of people, and of a private repository. */
  pictures: string[];
}

const origin = (address: string) => new URL(address).origin;

/** What the editor in the browser must know of the forge that `site.yaml` names. */
export function forgeOf({ forge, repository, branch, url, app }: EditorSettings): Forge {
  const own = url?.replace(/(?<!\/)\/+$/, '');
  const common = { repo: repository, branch };
  const signIn = { auth_methods: app ? ['oauth', 'token'] : ['token'] };
  if (forge === 'github')
    return {
      backend: {
        name: 'github',
        ...common,
        open_authoring: true,
        // By OAuth a server that keeps a secret would be needed.
        auth_methods: ['token'],
        auth_scope: 'public_repo',
        ...(own && { base_url: own, api_root: `${own}/api/v3`, graphql_api_root: `${own}/api/graphql` }),
      },
      workflow: true,
      hosts: own ? [origin(own)] : ['https://api.github.com'],
      pictures: own ? [origin(own)] : ['https://avatars.githubusercontent.com', 'https://raw.githubusercontent.com'],
    };
  if (forge === 'gitlab')
    return {
      backend: {
        name: 'gitlab',
        ...common,
        ...signIn,
        ...(app && { auth_type: 'pkce', app_id: app }),
        ...(own && { base_url: own, api_root: `${own}/api/v4`, graphql_api_root: `${own}/api/graphql` }),
      },
      workflow: true,
      hosts: [own ? origin(own) : 'https://gitlab.com'],
      pictures: own ? [origin(own)] : ['https://gitlab.com', 'https://secure.gravatar.com'],
    };
  return {
    backend: {
      name: 'gitea',
      ...common,
      ...signIn,
      base_url: own!,
      api_root: `${own}/api/v1`,
      ...(app && { app_id: app }),
    },
    workflow: false,
    hosts: [origin(own!)],
    pictures: [origin(own!)],
  };
}

/**
 * The Content-Security-Policy of the editor's page alone: wider than that of every other page by what the program needs (styles
 * that it makes, pictures that are not sent yet) and by the hosts of the forge.
 */
export function editorPolicy({ hosts, pictures }: Pick<Forge, 'hosts' | 'pictures'>): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    ["img-src 'self' data: blob:", ...pictures].join(' '),
    "font-src 'self'",
    ["connect-src 'self' data: blob:", ...hosts].join(' '),
    "worker-src 'self' blob:",
    "frame-src 'self' blob:",
    "media-src 'self' blob:",
    "form-action 'self'",
    "base-uri 'self'",
  ].join('; ');
}
