// SPDX-License-Identifier: MulanPSL-2.0
// Copyright (c) 2026 Tongming contributors
// Tongming is licensed under Mulan PSL v2.
// You can use this software according to the terms and conditions of the Mulan PSL v2.
// You may obtain a copy of Mulan PSL v2 at:
//          http://license.coscl.org.cn/MulanPSL2
// THIS SOFTWARE IS PROVIDED ON AN "AS IS" BASIS, WITHOUT WARRANTIES OF ANY KIND,
// EITHER EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO NON-INFRINGEMENT,
// MERCHANTABILITY OR FIT FOR A PARTICULAR PURPOSE.
// See the Mulan PSL v2 for more details.

import { open } from 'node:fs/promises';
import { z } from '@hono/zod-openapi';
import { rankingBodySchema } from '../schema/ranking.ts';
import { UsageError } from '../usage.ts';

/** A ranking of thousands of projects is some tens of MiB. */
const mostBytes = 256 * 1024 * 1024;
/** No ranking nests deeper than a dozen; what is compared walks the tree. */
const mostDepth = 64;
const mostProjects = 100_000;

function refuse(zh: string, en: string): never {
  throw new UsageError({ zh, en });
}

async function readText(path: string): Promise<string> {
  const file = await open(path).catch((error: unknown) => {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return refuse(`读不了 ${path}（${why}）。`, `${path} cannot be read (${why}).`);
  });
  try {
    const stat = await file.stat();
    if (!stat.isFile()) refuse(`${path} 不是文件。`, `${path} is no file.`);
    if (stat.size > mostBytes) refuse(`${path} 超过 256 MiB。`, `${path} is larger than 256 MiB.`);
    const bytes = await file.readFile();
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return refuse(`${path} 不是 UTF-8 文本。`, `${path} is not UTF-8 text.`);
  } finally {
    await file.close();
  }
}

/** How deep brackets nest outside of strings, counted before anything walks the value. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === 0x5c) at += 1;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x7b || code === 0x5b) deepest = Math.max(deepest, (depth += 1));
    else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return deepest;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a JSON object from a file somebody was given, within bounds. */
export async function readRankingFile(path: string): Promise<Record<string, unknown>> {
  const text = await readText(path);
  if (depthOf(text) > mostDepth) refuse(`${path} 嵌套过深，不是排名。`, `${path} nests too deep to be a ranking.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse(`${path} 不是 JSON。`, `${path} is not JSON.`);
  }
  if (!isObject(value) || !('entries' in value)) {
    return refuse(
      `${path} 不是排名。用 tongming rank --json、/api/v1/rankings/… 或 /data/v1/ranking.json 的内容。`,
      `${path} is no ranking. Give what tongming rank --json, /api/v1/rankings/… or /data/v1/ranking.json says.`,
    );
  }
  return value;
}

const shapeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('log'), threshold: z.number().positive() }),
  z.object({ kind: z.literal('share') }),
  z.object({ kind: z.literal('inverse'), limit: z.number() }),
  z.object({ kind: z.literal('check') }),
  z.object({
    kind: z.literal('bounded'),
    lower: z.number(),
    upper: z.number(),
    smallerIsBetter: z.boolean(),
    distribution: z.enum(['zipfian', 'normal']),
  }),
  z.object({
    kind: z.literal('bands'),
    most: z.number(),
    bands: z.array(z.object({ from: z.number().optional(), below: z.number().optional(), points: z.number() })),
  }),
]);

const textSchema = z.object({ zh: z.string(), en: z.string() });

/** A card of an older revision is evaluated as it stands in the file, so it must be one. */
const cardSchema = z.looseObject({
  id: z.string(),
  revision: z.number().int(),
  partCoverage: z.number(),
  totalCoverage: z.number(),
  ahp: z.array(z.array(z.number()).max(15)).max(15),
  parts: z.object({
    project: z
      .array(
        z.looseObject({
          id: z.string(),
          name: textSchema,
          weight: z.number(),
          inputs: z.array(
            z.looseObject({
              id: z.string(),
              from: z.enum(['metric', 'check', 'checks', 'derived']),
              name: textSchema,
              weight: z.number(),
              shape: shapeSchema,
            }),
          ),
        }),
      )
      .min(1)
      .max(50),
  }),
});

/** Refuses what does not have the form of a body, naming the first place that is wrong. */
export function requireBody(value: Readonly<Record<string, unknown>>): void {
  const inputs = value['inputs'];
  if (Array.isArray(inputs) && inputs.length > mostProjects) {
    refuse(`文件里的项目超过 ${mostProjects} 个。`, `The file has more than ${mostProjects} projects.`);
  }
  const [body, card] = [rankingBodySchema.safeParse(value), cardSchema.safeParse(value['card'])];
  const issue = body.error?.issues[0] ?? card.error?.issues[0];
  if (issue === undefined) return;
  const at = [...(body.error === undefined ? ['card'] : []), ...issue.path].join('.');
  refuse(
    `文件不是完整的排名：${at === '' ? '顶层' : at} 不合格式（${issue.message}）。`,
    `The file is not a whole ranking: ${at === '' ? 'the top' : at} does not have the right form (${issue.message}).`,
  );
}
