import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

const file = 'content/site.yaml';
const settings = (existsSync(file) ? parse(readFileSync(file, 'utf8')) : undefined) as { address?: string } | undefined;

/** Whether `content/` is still the sample: what the tests say of its pages holds for no other agency. */
export const isSample = settings?.address === 'https://help.fjordvik.example';
