/** What the preview has beside the styles of the site: title and summary as on a page, without the names of their fields. */
const page = `
body { padding: 1rem; }
section > h4 { display: none; }
section[data-key-path='title'][data-field-type] p.title { font-size: 2rem; font-weight: 700; line-height: 1.2; }
section[data-key-path='summary'][data-field-type] p { font-size: 1.25rem; margin-block: 1rem 1.5rem; }
`;

/** The styles of the site for the preview of the editor, whose program knows nothing of the class that texts have on a page. */
export const previewStyles = (styles: string) => styles.replaceAll('.prose', '[data-rich-text-preview]') + page;
