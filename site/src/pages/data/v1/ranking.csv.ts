import type { APIRoute } from 'astro';
import { rankingCsv } from '../../../lib/export.ts';
import { hub } from '../../../lib/hub.ts';

export const GET: APIRoute = async () => new Response(rankingCsv((await hub()).ranking));
