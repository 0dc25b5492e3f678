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
import { ApiError, notFound } from '../errors.ts';
import { type Actor, type StaffRole, staffRoles } from './actor.ts';
import type { ObjectFacts } from './facts.ts';
import { type Action, type Cell, permissions, secondFactorFirst } from './permissions.ts';

/** Whether somebody may do something, and if not, how to say so. */
export type Leave =
  | { readonly kind: 'yes' }
  | { readonly kind: 'no'; readonly as: 'not-signed-in' | 'forbidden' | 'second-factor' | 'not-found' };

/** One spelling for names of organisations that differ in case, width or space only. */
function folded(organisation: string): string {
  return organisation.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim();
}

/** Whether a member must keep out: of the same organisation, the applicant, or a maintainer of the project. */
export function conflicted(actor: Actor, facts: ObjectFacts): boolean {
  if (actor.userId !== null && (actor.userId === facts.owner || facts.concerned.includes(actor.userId))) return true;
  if (facts.project !== null && actor.maintains.includes(facts.project)) return true;
  const { organisation } = actor;
  return organisation !== null && facts.organisations.some((one) => folded(one) === folded(organisation));
}

function owns(actor: Actor, facts: ObjectFacts): boolean {
  if (actor.userId !== null && actor.userId === facts.owner) return true;
  return actor.holds !== null && actor.holds === facts.code;
}

function maintainsIt(actor: Actor, facts: ObjectFacts): boolean {
  return facts.project !== null && actor.maintains.includes(facts.project);
}

function fits(cell: Cell, actor: Actor, facts: ObjectFacts | null, own: boolean): boolean {
  if (cell === 'all') return true;
  if (cell === '-' || facts === null) return false;
  if (cell === 'public') return facts.open;
  return cell === 'own' ? own : !conflicted(actor, facts);
}

/** A token acts as a maintainer of its project would. */
function ofToken(actor: Actor, cell: Cell, facts: ObjectFacts | null): boolean {
  return fits(cell, actor, facts, facts !== null && maintainsIt(actor, facts));
}

function grants(action: Action, actor: Actor, facts: ObjectFacts | null): boolean {
  const row = permissions[action];
  if (fits(row.visitor, actor, facts, false)) return true;
  if (actor.kind === 'token') return actor.scopes?.includes(action) === true && ofToken(actor, row.maintainer, facts);
  const known = actor.kind === 'member' || actor.kind === 'holder';
  if (known && fits(row.applicant, actor, facts, facts !== null && owns(actor, facts))) return true;
  if (actor.kind === 'member' && fits(row.maintainer, actor, facts, facts !== null && maintainsIt(actor, facts))) {
    return true;
  }
  return actor.strong && actor.roles.some((role) => fits(row[role], actor, facts, owns(actor, facts ?? nothing)));
}

const nothing: ObjectFacts = {
  kind: '',
  id: '',
  owner: null,
  code: null,
  project: null,
  organisations: [],
  concerned: [],
  open: false,
};

/** Looks the action up in the matrix; `seen` is the action that shows such an object. */
export function allowed(actor: Actor, action: Action, facts: ObjectFacts | null, seen: Action | null = null): Leave {
  const isWeak = actor.roles.length > 0 && !actor.strong;
  if (isWeak && secondFactorFirst.includes(action)) return { kind: 'no', as: 'second-factor' };
  if (grants(action, actor, facts)) return { kind: 'yes' };
  if (!actor.strong && grants(action, { ...actor, strong: true }, facts)) return { kind: 'no', as: 'second-factor' };
  // Who is not signed in is sent to sign in, whether the object exists or not.
  if (actor.kind === 'visitor') return { kind: 'no', as: 'not-signed-in' };
  const itsOwn = actor.kind === 'token' && facts !== null && maintainsIt(actor, facts);
  const visible = facts === null || facts.open || itsOwn || (seen !== null && grants(seen, actor, facts));
  return { kind: 'no', as: visible ? 'forbidden' : 'not-found' };
}

const roleNames: Readonly<Record<StaffRole, Text>> = {
  reviewer: { zh: '评审人', en: 'reviewer' },
  'legal-reviewer': { zh: '法务评审人', en: 'legal reviewer' },
  committee: { zh: '委员会成员', en: 'committee member' },
  administrator: { zh: '管理员', en: 'administrator' },
};

function who(action: Action): Text {
  const row = permissions[action];
  const roles = staffRoles.filter((role) => row[role] !== '-').map((role) => roleNames[role]);
  return { zh: roles.map(({ zh }) => zh).join('、'), en: roles.map(({ en }) => en).join(', ') };
}

/** Nothing is there, or nothing that this reader may know of. */
export function noSuchThing(): ApiError {
  return notFound({
    zh: '这里没有内容，或者它不对您公开。请核对地址；如果您用的是跟踪链接，请完整打开它。',
    en: 'Nothing is here, or nothing that you may see. Check the address; if you have a tracking link, open the whole of it.',
  });
}

function forbidden(action: Action, actor: Actor, facts: ObjectFacts | null): ApiError {
  if (actor.kind === 'token') {
    return new ApiError('forbidden', {
      zh: '这个令牌没有做这一步的权限。请新建一个带有所需权限的令牌。',
      en: 'This token was not made for this step. Make one with the scope that it needs.',
    });
  }
  const { zh, en } = who(action);
  if (facts !== null && conflicted(actor, facts) && actor.roles.length > 0) {
    return new ApiError('forbidden', {
      zh: '您与这个项目有利害关系（同一单位、申请人或维护者），须回避这一步。',
      en: 'You have a conflict of interest here (same organisation, applicant or maintainer) and stand aside from this step.',
    });
  }
  return new ApiError('forbidden', {
    zh: zh === '' ? '这一步不由您的角色来做。' : `这一步由以下角色来做：${zh}。如需权限，请联系管理员。`,
    en:
      en === ''
        ? 'Your role does not take this step.'
        : `This step is taken by: ${en}. Ask an administrator if it should be you.`,
  });
}

/** Throws the problem that says why not, unless the matrix allows it. */
export function authorise(actor: Actor, action: Action, facts: ObjectFacts | null, seen: Action | null = null): void {
  const leave = allowed(actor, action, facts, seen);
  if (leave.kind === 'yes') return;
  if (leave.as === 'not-found') throw noSuchThing();
  if (leave.as === 'forbidden') throw forbidden(action, actor, facts);
  throw leave.as === 'not-signed-in'
    ? new ApiError('not-signed-in', {
        zh: '请先登录（或打开您的跟踪链接）再继续。',
        en: 'Sign in first, or open your tracking link, then go on.',
      })
    : new ApiError('second-factor', {
        zh: '工作人员的操作需要第二重验证：请在账号页启用，或重新登录并输入验证码。',
        en: 'Staff actions need a second factor: set it up on your account page, or sign in again with a code.',
      });
}
