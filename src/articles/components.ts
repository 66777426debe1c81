/** What an article may use besides Markdown, without importing it. */
export interface ArticleComponent {
  /** Allowed attributes; a list names the allowed values, `text` allows any. */
  attributes: Record<string, 'text' | readonly string[]>;
  required: readonly string[];
  /** Shows data from outside the article: the page fills it with a component when it is built. */
  live: boolean;
  content: 'none' | 'text' | 'blocks';
}

/** The components of an article, by name. `ArticleBody.astro` renders the live ones. */
export const articleComponents: Record<string, ArticleComponent> = {
  Steps: { attributes: {}, required: [], live: false, content: 'blocks' },
  Note: { attributes: { type: ['info', 'warning'] }, required: [], live: false, content: 'blocks' },
  Hours: { attributes: { desk: 'text' }, required: ['desk'], live: true, content: 'none' },
  Contact: { attributes: { desk: 'text' }, required: ['desk'], live: true, content: 'none' },
  Guide: { attributes: { name: 'text' }, required: ['name'], live: true, content: 'none' },
  Service: { attributes: { name: 'text' }, required: ['name'], live: true, content: 'none' },
  Download: { attributes: { file: 'text' }, required: ['file'], live: true, content: 'text' },
};
