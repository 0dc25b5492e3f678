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

import type { Kysely } from 'kysely';
import type { Stage, Text } from '#store/facts.ts';
import { insertDraft, openCaseOf } from '#store/queries/desk/application-draft.ts';
import { readProject } from '#store/queries/desk/application-project.ts';
import type { Database } from '#store/schema.ts';
import { ApiError } from '../../errors.ts';
import type { Actor } from '../actor.ts';
import type { Decision } from '../decide.ts';
import { notNow } from '../decide.ts';
import { nameOf } from './entry.ts';
import type { ApplicationKind } from './field.ts';
import { linkCookie } from './link.ts';
import { hashOf, newCode, newKey } from './secret.ts';

type Target = 'sandbox' | 'incubating' | 'graduated';

const nextStages: Readonly<Partial<Record<Stage, Target>>> = { sandbox: 'incubating', incubating: 'graduated' };

/** What was begun; `key` is told once, to whoever applies without an account. */
export interface Begun {
  readonly code: string;
  readonly key: string | null;
  readonly version: number;
}

interface Beginning {
  readonly kind: ApplicationKind;
  readonly project: string | null;
  readonly title: string;
  readonly from: Stage | null;
  readonly target: Target;
}

function refused(parameter: string, text: Text): ApiError {
  return new ApiError('bad-parameter', text, { parameter });
}

function mayAskFor(actor: Actor, slug: string): boolean {
  return actor.maintains.includes(slug) || (actor.strong && actor.roles.length > 0);
}

/** Where a listed project would go by an application of this kind. */
function targetOf(kind: ApplicationKind, stage: Stage): Target {
  if (kind === 'return') {
    if (stage === 'emeritus') return 'sandbox';
    throw notNow('只有荣誉退役的项目可以申请回归。', 'Only projects that retired can ask to return.');
  }
  const target = nextStages[stage];
  if (target !== undefined) return target;
  throw notNow(
    '这个项目现在的阶段没有下一级：沙箱可申请孵化，孵化可申请毕业。',
    'There is no stage to apply for from where the project stands: sandbox leads to incubating, incubating to graduated.',
  );
}

async function ofListed(
  tx: Kysely<Database>,
  actor: Actor,
  kind: ApplicationKind,
  slug: string | null,
): Promise<Beginning> {
  const project = slug === null ? null : await readProject(tx, slug);
  if (project === null || !project.listed) {
    throw refused('project', { zh: '名录里没有这个项目。', en: 'No project of that name is listed.' });
  }
  if (!mayAskFor(actor, project.slug)) {
    throw new ApiError('forbidden', {
      zh: '晋级和回归由项目的维护者提出：请先登录并认领这个项目。',
      en: 'Maintainers of the project apply for its next stage or its return: sign in and claim the project first.',
    });
  }
  const target = targetOf(kind, project.stage);
  const open = await openCaseOf(tx, project.slug, kind);
  if (open !== null) {
    throw notNow(
      `这个项目已有一份同类申请（${open.code}）没有办完。`,
      `The project already has such an application (${open.code}) that is not settled.`,
    );
  }
  return { kind, project: project.slug, title: nameOf(project), from: project.stage, target };
}

/** Begins a draft: a case to be filled in, with a tracking link for whoever has no account. */
export async function beginApplication(
  tx: Kysely<Database>,
  asked: { readonly actor: Actor; readonly now: Date; readonly baseUrl: string },
  body: { readonly kind: ApplicationKind; readonly project: string | null },
): Promise<Decision<Begun>> {
  const { actor, now, baseUrl } = asked;
  const { kind } = body;
  if (kind === 'admission' && body.project !== null) {
    throw refused('project', {
      zh: '申请接纳时不填 project：项目由表单里的代码仓认定。',
      en: 'An application for admission names no project; its repositories do.',
    });
  }
  const beginning: Beginning =
    kind === 'admission'
      ? { kind, project: null, title: '', from: 'applied', target: 'sandbox' }
      : await ofListed(tx, actor, kind, body.project);
  const code = newCode();
  const key = actor.userId === null ? newKey() : null;
  const { project, title, from, target } = beginning;
  await insertDraft(tx, {
    code,
    keyHash: key === null ? null : hashOf(key),
    kind,
    project,
    fromStage: from,
    targetStage: target,
    applicant: actor.userId,
    title,
    organisations: [],
    form: '{}',
    now,
  });
  return {
    answer: { code, key, version: 1 },
    once: ['key'],
    ...(key === null ? {} : { cookies: [linkCookie(baseUrl, code, key)] }),
    audit: [
      {
        object: { kind: 'application', id: code },
        before: null,
        after: { kind, state: 'draft', project, target },
        reason: null,
      },
    ],
  };
}
