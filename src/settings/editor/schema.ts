import { z } from 'astro/zod';
import { webAddress } from '../fields.ts';

/** The forges on which the editor in the browser can sign in. */
export const forges = ['github', 'gitlab', 'forgejo'] as const;

/** The setting `editor` of `site.yaml`: where the editor in the browser (`/admin/`) keeps what is written. */
export const editorSchema = z
  .strictObject({
    forge: z.enum(forges).describe('Where your repository is: github, gitlab or forgejo, which is Gitea too.'),
    repository: z
      .string()
      .regex(
        /^[A-Za-z0-9][\w.-]*(\/[A-Za-z0-9][\w.-]*)+$/,
        'must be the owner and the name of the repository, such as town/help.',
      )
      .describe('The owner and the name of the repository, such as town/help.'),
    branch: z
      .string()
      .regex(/^[A-Za-z0-9][\w./-]*$/, 'must be the name of a branch, such as main.')
      .default('main')
      .describe('The branch from which the site is built.'),
    url: webAddress
      .describe('The address of your forge, where it is not github.com or gitlab.com. Forgejo always needs it.')
      .optional(),
    app: z
      .string()
      .regex(/^[\w.-]+$/, 'must be the id that the forge gave the application: letters, digits and hyphens.')
      .describe(
        'The id of the application that you made on GitLab or Forgejo, so that editors sign in without a token.',
      )
      .optional(),
  })
  .superRefine(({ forge, url, app, repository }, { addIssue }) => {
    const say = (field: string, message: string) => addIssue({ code: 'custom', path: [field], message });
    if (forge === 'forgejo' && !url) say('url', 'is missing. Write the address of your Forgejo or Gitea: https://…');
    if (forge === 'github' && app !== undefined)
      say('app', 'has no use on GitHub, where editors sign in with a token. Leave it out.');
    if (forge !== 'gitlab' && /^[^/:]+(\/[^/:]+){2,}$/.test(repository))
      say('repository', `"${repository}" names a group in a group, which only GitLab has. Write owner/name.`);
  })
  .describe('The editor in the browser at /admin/. Without it, the site has none.');

/** Where the editor in the browser keeps what is written. */
export type EditorSettings = z.infer<typeof editorSchema>;
