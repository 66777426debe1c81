import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Style, not validity: the compressed output writes these otherwise.
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'tel-non-breaking': 'off',
    // An empty field before checkboxes says that none of them was chosen.
    'form-dup-name': 'off',
    // Words of every script make ids, with the marks that belong to their letters; HTML asks for no more than no space.
    'valid-id': 'off',
    // A wide table's box and a note have a role that no element has.
    'prefer-native-element': 'off',
  },
});

/** What is not valid in a page, each with its place. */
export async function mistakesIn(html: string, name: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${name}:${line}:${column} ${ruleId}: ${message}`),
  );
}
