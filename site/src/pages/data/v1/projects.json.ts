import type { APIRoute } from 'astro';
import { jsonFile } from '../../../lib/export.ts';
import { hub } from '../../../lib/hub.ts';

export const GET: APIRoute = async () => new Response(jsonFile({ projects: (await hub()).projects }));
