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

import { attributeOf, type XmlElement } from '../dependency-parts/xml.ts';

/** A child of an element, and whether its name is of the schema's own namespace. */
export interface Child {
  readonly element: XmlElement;
  readonly own: boolean;
}

/** What was taken: the place behind it, and the declarations of what was taken, null for elements of other namespaces. */
interface Taken {
  readonly to: number;
  readonly declarations: readonly (XmlElement | null)[];
}

const particles = new Set(['sequence', 'choice', 'all', 'element', 'any']);

function occurs(particle: XmlElement, name: string): number {
  const written = attributeOf(particle, name);
  return written === null ? 1 : written === 'unbounded' ? Number.POSITIVE_INFINITY : Number(written);
}

function partsOf(particle: XmlElement): XmlElement[] {
  return particle.children.filter(({ name }) => particles.has(name));
}

function takeSequence(particle: XmlElement, children: readonly Child[], from: number): Taken | null {
  const declarations: (XmlElement | null)[] = [];
  let to = from;
  for (const part of partsOf(particle)) {
    const taken = takeParticle(part, children, to);
    if (taken === null) return null;
    for (const one of taken.declarations) declarations.push(one);
    ({ to } = taken);
  }
  return { to, declarations };
}

/** The first part that takes something; else nothing, where one of them may be empty. */
function takeChoice(particle: XmlElement, children: readonly Child[], from: number): Taken | null {
  let empty: Taken | null = null;
  for (const part of partsOf(particle)) {
    const taken = takeParticle(part, children, from);
    if (taken !== null && taken.to > from) return taken;
    empty ??= taken;
  }
  return empty;
}

/** Each part at most once, in any order. */
function takeAll(particle: XmlElement, children: readonly Child[], from: number): Taken | null {
  const rest = new Set(partsOf(particle));
  const declarations: (XmlElement | null)[] = [];
  let to = from;
  for (let found = true; found; ) {
    found = false;
    for (const part of rest) {
      const taken = takeOnce(part, children, to);
      if (taken === null || taken.to === to) continue;
      rest.delete(part);
      for (const one of taken.declarations) declarations.push(one);
      ({ to } = taken);
      found = true;
    }
  }
  return [...rest].every((part) => occurs(part, 'minOccurs') === 0) ? { to, declarations } : null;
}

function takeOnce(particle: XmlElement, children: readonly Child[], from: number): Taken | null {
  if (particle.name === 'sequence') return takeSequence(particle, children, from);
  if (particle.name === 'choice') return takeChoice(particle, children, from);
  if (particle.name === 'all') return takeAll(particle, children, from);
  const child = children[from];
  if (child === undefined) return null;
  const fits = particle.name === 'any' ? !child.own : child.own && child.element.name === attributeOf(particle, 'name');
  return fits ? { to: from + 1, declarations: [particle.name === 'any' ? null : particle] } : null;
}

function takeParticle(particle: XmlElement, children: readonly Child[], from: number): Taken | null {
  const [least, most] = [occurs(particle, 'minOccurs'), occurs(particle, 'maxOccurs')];
  const declarations: (XmlElement | null)[] = [];
  let to = from;
  let count = 0;
  while (count < most) {
    const taken = takeOnce(particle, children, to);
    if (taken === null) break;
    count += 1;
    for (const one of taken.declarations) declarations.push(one);
    if (taken.to === to) {
      count = Math.max(count, least);
      break;
    }
    ({ to } = taken);
  }
  return count >= least ? { to, declarations } : null;
}

/**
 * The declarations of children by the content of a complex type, one for each, null for one of another namespace; or the first
 * child that does not fit, or null where one is missing at the end. Schemas are unambiguous, so nothing is tried twice.
 */
export function declarationsOf(
  content: XmlElement | null,
  children: readonly Child[],
): { readonly declarations: readonly (XmlElement | null)[] } | { readonly wrong: Child | null } {
  const taken = content === null ? { to: 0, declarations: [] } : takeParticle(content, children, 0);
  if (taken === null) return { wrong: null };
  return taken.to < children.length ? { wrong: children[taken.to] ?? null } : { declarations: taken.declarations };
}
