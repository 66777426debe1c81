import type { APIRoute } from 'astro';
import { noticesForMachines } from '../notices/machines.ts';

/** The notices that are not over, in all languages, for other systems. */
export const GET: APIRoute = async () => new Response(`${JSON.stringify(await noticesForMachines(), null, 1)}\n`);
