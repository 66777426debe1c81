export default {
  printWidth: 120,
  singleQuote: true,
  plugins: ['prettier-plugin-astro', 'prettier-plugin-tailwindcss'],
  tailwindStylesheet: './src/site/styles/styles.css',
  overrides: [{ files: '*.astro', options: { parser: 'astro' } }],
};
