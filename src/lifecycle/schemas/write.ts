import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { format } from 'prettier';
import { jsonSchemas, schemaFile } from './make.ts';

/** `npm run schemas`: writes the JSON Schemas anew, after a change of what an agency can write. */
for (const [name, schema] of Object.entries(jsonSchemas)) {
  const file = schemaFile(name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await format(JSON.stringify(schema()), { parser: 'json', printWidth: 120 }));
}
