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

import type { Text } from '#store/facts.ts';
import { models } from '../model-registry.ts';
import { bodyFormat, bodyKeys, type RankingBody } from './body.ts';
import { digestOf } from './canonical.ts';
import { compareJson, type Difference, type Differences } from './compare.ts';
import { rankingEntries } from './rank-projects.ts';
import { frozenCard } from './ranking.ts';
import { rankingRules } from './rules.ts';

/** Why a ranking cannot be verified here, with the way out. */
export interface Refusal {
  readonly kind: 'format' | 'model' | 'revision' | 'rules';
  readonly text: Text;
}

/** What verifying came to. */
export interface Verification {
  /** True = every number follows from the inputs in the file, byte for byte. */
  readonly ok: boolean;
  /** SHA-256 of the frozen body as it stands in the file. */
  readonly digest: string;
  /** What the file says of itself; null = it does not. */
  readonly stated: string | null;
  /** The first differences, and how many there are. */
  readonly differences: readonly Difference[];
  readonly total: number;
  /** What a reader should know besides. */
  readonly notes: readonly Text[];
}

/** The frozen body in an answer of the API, a data file or a stored row: its own keys, as they stand. */
export function bodyOf(answer: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(bodyKeys.filter((key) => Object.hasOwn(answer, key)).map((key) => [key, answer[key]]));
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) ? value : null;
}

function formatRefusal(format: number | null): Refusal {
  return format === 1 || format === null
    ? {
        kind: 'format',
        text: {
          zh: '这期排名由旧版本定稿，没有带上输入，无法重算。用 tongming compute --month 重新计算该月，会得到可验证的新草案。',
          en: 'This ranking was frozen by an earlier version without its inputs, so nothing can be recomputed. Compute its month again (tongming compute --month) for a new draft that can be verified.',
        },
      }
    : {
        kind: 'format',
        text: {
          zh: `文件格式 ${format} 比这个版本认识的 ${bodyFormat} 新。请用写出它的版本的 Tongming 验证。`,
          en: `The file is of format ${format}, newer than the ${bodyFormat} that this version knows. Verify it with the version of Tongming that wrote it.`,
        },
      };
}

/** Whether this code can recompute a ranking at all; null = it can. */
export function refusalOf(answer: Readonly<Record<string, unknown>>): Refusal | null {
  const format = number(answer['format']);
  if (format !== bodyFormat) return formatRefusal(format);
  const [id, revision] = [String(answer['model']).slice(0, 64), number(answer['revision'])];
  const model = models.get(id);
  if (model?.parts.project === undefined) {
    const known = [...models.values()].filter(({ parts }) => parts.project !== undefined).map((one) => one.id);
    const text = {
      zh: `这个版本没有评估模型 ${id}（有：${known.join('、')}）。请用写出它的版本的 Tongming 验证。`,
      en: `This version has no model ${id} (it has ${known.join(', ')}). Verify with the version of Tongming that wrote the file.`,
    };
    return { kind: 'model', text };
  }
  if (revision === null || revision < 1 || revision > model.revision) {
    const text = {
      zh: `${id} 的修订 ${revision ?? '?'} 不为这个版本所知（最新为 ${model.revision}）。请升级 Tongming，或用写出它的版本验证。`,
      en: `Revision ${revision ?? '?'} of ${id} is not known to this version (its newest is ${model.revision}). Upgrade Tongming, or verify with the version that wrote the file.`,
    };
    return { kind: 'revision', text };
  }
  const rules = number((answer['rules'] as { revision?: unknown } | undefined)?.revision);
  if (rules !== rankingRules.revision) {
    const text = {
      zh: `排名规则的修订 ${rules ?? '?'} 与这个版本的 ${rankingRules.revision} 不同。请用写出它的版本的 Tongming 验证。`,
      en: `The rules of ranking are of revision ${rules ?? '?'}, this version applies ${rankingRules.revision}. Verify with the version of Tongming that wrote the file.`,
    };
    return { kind: 'rules', text };
  }
  return null;
}

function cardNote(revision: number, newest: number): Text {
  return {
    zh: `文件按修订 ${revision} 的模型计算，这个版本是修订 ${newest}：权重取自文件里的模型卡，没有另一份可以对照。`,
    en: `The file follows revision ${revision} of the model, this version has ${newest}: the weights are those of the card in the file, with nothing here to compare them with.`,
  };
}

/**
 * Recomputes every score, condition, rank, interval and change from the inputs in the file and compares them byte for byte
 * with what it says. The file must have been read against the schema, and {@link refusalOf} be null.
 */
export function verifyRanking(answer: Readonly<Record<string, unknown>>): Verification {
  const found = bodyOf(answer);
  // Not trusted by this: whatever is not what a body holds is met below, and told.
  const body = found as unknown as RankingBody;
  const differences: Differences = { kept: [], total: 0 };
  const notes: Text[] = [];
  const model = models.get(body.model);
  if (model?.revision === body.revision) compareJson(frozenCard(model), body.card, 'card', differences);
  else notes.push(cardNote(body.revision, model?.revision ?? 0));
  compareJson(body.model, body.card.id, 'card.id', differences);
  compareJson(body.revision, body.card.revision, 'card.revision', differences);
  compareJson(rankingRules, body.rules, 'rules', differences);
  // By the card and the rules of this code wherever it has those revisions, whatever the file says they are.
  const card = model?.revision === body.revision ? frozenCard(model) : body.card;
  compareJson(
    JSON.parse(JSON.stringify(rankingEntries({ ...body, card, rules: rankingRules }))),
    body.entries,
    'entries',
    differences,
  );
  const digest = digestOf(found);
  const stated = typeof answer['digest'] === 'string' ? answer['digest'] : null;
  if (stated !== null && stated !== digest) compareJson(digest, stated, 'digest', differences);
  return {
    ok: differences.total === 0,
    digest,
    stated,
    differences: differences.kept,
    total: differences.total,
    notes,
  };
}
