import type { APIRoute } from 'astro';
import { projectsCsv } from '../../../lib/export.ts';
import { hub } from '../../../lib/hub.ts';

export const GET: APIRoute = async () => new Response(projectsCsv((await hub()).projects));
