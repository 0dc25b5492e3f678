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

import { type Category, categoryNames, categoryOf } from '../compatibility/categories.ts';
import { exceptionFrees } from '../compatibility/exceptions.ts';
import { type Use, uses } from '../compatibility/facts.ts';
import { type Expression, formatExpression, tryExpression } from '../expression.ts';
import type { LicencePart } from '../expression-expand.ts';
import type { PolicyOption } from '../policy.ts';

/** What a policy says of a licence, from best to worst. */
export type Leave = 'allow' | 'review' | 'deny';

const order: readonly Leave[] = ['allow', 'review', 'deny'];

/** One entry of a list: a licence or a category, perhaps only in one use. */
interface Entry {
  readonly text: string;
  readonly leave: Leave;
  /** An expression of one licence, or a category. */
  readonly name: string;
  readonly use: Use | null;
}

/** The lists of a policy, ready to be asked. */
export interface LicenceRules {
  readonly entries: readonly Entry[];
  readonly otherwise: Leave;
}

/** Why a licence is left so: the entry that decided; null when none names it. */
export interface Verdict {
  readonly leave: Leave;
  readonly licence: string;
  readonly category: Category;
  readonly entry: string | null;
}

function split(text: string): { readonly name: string; readonly use: string | null } {
  const [, name, use] = /^(.+?) as (\w+)$/u.exec(text) ?? [];
  return { name: (name ?? text).trim(), use: use ?? null };
}

function oneLicence(name: string): string | null {
  const expression = tryExpression(name);
  return expression?.kind === 'licence' ? formatExpression(expression) : null;
}

const names: readonly string[] = categoryNames;

/** Why an entry of a list of licences is refused; null when it is one. */
export const refusesEntry: NonNullable<PolicyOption['refuses']> = (value) => {
  const { name, use } = split(value);
  if (use !== null && !uses.some((one) => one === use)) {
    return {
      why: { zh: `不认识用法“${use}”。`, en: `The use "${use}" is not known.` },
      near: uses.map((one) => `${name} as ${one}`),
    };
  }
  if (names.includes(name) || oneLicence(name) !== null) return null;
  return {
    why: {
      zh: `“${name}”不是许可证编号，也不是类别（${names.join('、')}）。`,
      en: `"${name}" is neither the id of a licence nor a category (${names.join(', ')}).`,
    },
    near: names,
  };
};

function entryOf(leave: Leave, text: string): Entry {
  const { name, use } = split(text);
  return {
    text,
    leave,
    name: names.includes(name) ? name : (oneLicence(name) ?? name),
    use: uses.find((one) => one === use) ?? null,
  };
}

/** Lists of a policy as rules. */
export function licenceRules(lists: Readonly<Record<Leave, readonly string[]>>, otherwise: string): LicenceRules {
  return {
    entries: order.flatMap((leave) => lists[leave].map((text) => entryOf(leave, text))),
    otherwise: order.find((one) => one === otherwise) ?? 'allow',
  };
}

/** With an exception for the way in which it is used a GNU licence asks no more than a weak one. */
function categoryIn({ id, exception }: LicencePart, use: Use): Category {
  const own = categoryOf(id);
  return exception !== null && own === 'strong' && exceptionFrees(exception, use) ? 'weak-library' : own;
}

/** How closely an entry speaks of the licence: an id before a category, a use before none; 0 when it does not. */
function closeness(entry: Entry, licence: string, bare: string, category: Category, use: Use): number {
  if (entry.use !== null && entry.use !== use) return 0;
  const by = entry.name === licence ? 3 : entry.name === bare ? 2 : entry.name === category ? 1 : 0;
  return by === 0 ? 0 : by * 2 + (entry.use === null ? 0 : 1);
}

function judgedLicence(part: LicencePart, use: Use, { entries, otherwise }: LicenceRules): Verdict {
  const licence = formatExpression(part);
  const category = categoryIn(part, use);
  let best: { readonly entry: Entry; readonly close: number } | null = null;
  for (const entry of entries) {
    const close = closeness(entry, licence, part.id, category, use);
    // Of two that are as close the stricter one, which comes later.
    if (close > 0 && (best === null || close >= best.close)) best = { entry, close };
  }
  return { leave: best?.entry.leave ?? otherwise, licence, category, entry: best?.entry.text ?? null };
}

function pick(verdicts: readonly Verdict[], better: boolean): Verdict | null {
  const rank = ({ leave }: Verdict) => order.indexOf(leave);
  return verdicts.reduce<Verdict | null>((found, next) => {
    if (found === null) return next;
    return (better ? rank(next) < rank(found) : rank(next) > rank(found)) ? next : found;
  }, null);
}

/** What the rules say of an expression: of a choice the best, of several that apply together the worst; null for NONE. */
export function leaveOf(expression: Expression, use: Use, rules: LicenceRules): Verdict | null {
  if (expression.kind === 'licence') return judgedLicence(expression, use, rules);
  if (expression.kind === 'none' || expression.kind === 'noassertion') return null;
  const verdicts = expression.parts.flatMap((part) => leaveOf(part, use, rules) ?? []);
  return pick(verdicts, expression.kind === 'or');
}
