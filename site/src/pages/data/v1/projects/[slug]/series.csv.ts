import type { APIRoute } from 'astro';
import { seriesCsv } from '../../../../../lib/export.ts';
import { projectDataRoutes } from '../../../../../lib/route.ts';

export const getStaticPaths = projectDataRoutes;

export const GET: APIRoute = ({ props }) => new Response(seriesCsv(props['record'].series));
