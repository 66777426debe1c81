import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const { address } = parse(readFileSync('content/site.yaml', 'utf8')) as { address?: string };

/** Whether `content/` is still the sample: what the tests say of its pages holds for no other agency. */
export const isSample = address === 'https://help.fjordvik.example';
