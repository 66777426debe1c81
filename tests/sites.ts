/** The sites that the tests build and visit: the sample agency, and one that shares nothing with it but the engine. */
export const sites = {
  university: site(4401, 'university', {}),
  municipality: site(4402, 'municipality', { CONTENT: 'tests/site' }),
};

function site(port: number, name: string, content: Record<string, string>) {
  const folder = `node_modules/.cache/pult/sites/${name}`;
  return { url: `http://localhost:${port}`, folder, env: { ...content, PORT: String(port), OUT: folder } };
}
