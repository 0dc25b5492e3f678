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

import type { PackageSource } from '../dependency-file.ts';
import { gitSource, shorthandSource } from './git-source.ts';

/** What a package of npm asks for under a name of its own choice. */
export interface NpmRequirement {
  /** The package that is meant: of an alias, the one that it stands for. */
  readonly name: string;
  readonly constraint: string | null;
  /** Null for what the registry has. */
  readonly source: PackageSource | null;
}

/** Name and the rest of `name@rest`, where a name may begin with `@`; null without either. */
export function nameAndRest(text: string): { readonly name: string; readonly rest: string } | null {
  const at = text.indexOf('@', 1);
  return at < 0 ? null : { name: text.slice(0, at), rest: text.slice(at + 1) };
}

function aliased(key: string, target: string): NpmRequirement {
  const split = nameAndRest(target);
  if (split !== null) return { name: split.name, constraint: split.rest, source: null };
  return target.startsWith('@')
    ? { name: target, constraint: null, source: null }
    : { name: key, constraint: target, source: null };
}

/** A package of JSR as npm's clients install it: `@std/path` → `@jsr/std__path`. */
function ofJsr(key: string, target: string): NpmRequirement {
  const split = nameAndRest(target);
  const name = split?.name ?? (target.startsWith('@') ? target : key);
  const constraint = split?.rest ?? (target.startsWith('@') ? null : target);
  return { name: `@jsr/${name.replace(/^@/u, '').replace('/', '__')}`, constraint, source: null };
}

/** `patch:name@npm%3A1.0.0#…`: what is patched. */
function patched(key: string, target: string): NpmRequirement {
  const inner = (target.split('#')[0] ?? '').replace(/%3A/giu, ':').replace(/%40/gu, '@').replace(/%2F/giu, '/');
  const split = nameAndRest(inner);
  if (split === null || split.rest.startsWith('patch:'))
    return { name: split?.name ?? key, constraint: null, source: null };
  return { ...npmRequirement(split.name, split.rest), name: split.name };
}

/** Reads what stands behind a name in `dependencies`: a range, an alias, a repository, an address, a place on disk. */
export function npmRequirement(key: string, text: string): NpmRequirement {
  const spec = text.trim();
  if (spec.startsWith('npm:')) return aliased(key, spec.slice(4));
  if (spec.startsWith('jsr:')) return ofJsr(key, spec.slice(4));
  if (spec.startsWith('patch:')) return patched(key, spec.slice(6));
  const plain = { name: key, constraint: spec === '' ? '*' : spec };
  const local = /^(workspace|file|link|portal):/u.exec(spec)?.[1];
  if (local !== undefined)
    return { ...plain, source: { kind: local === 'workspace' ? 'workspace' : 'path', url: spec, revision: null } };
  if (/^(?:\.{1,2}|~)?\//u.test(spec)) return { ...plain, source: { kind: 'path', url: spec, revision: null } };
  const git = gitSource(spec) ?? shorthandSource(spec);
  if (git !== null) return { ...plain, source: git };
  if (/^https?:\/\//iu.test(spec)) return { ...plain, source: { kind: 'url', url: spec, revision: null } };
  return { ...plain, source: null };
}

/** One version, when the requirement allows no other. */
export function exactVersion(constraint: string | null): string | null {
  return (
    /^[=v]{0,2} ?(\d{1,20}\.\d{1,20}\.\d{1,20}(?:-[0-9A-Za-z.-]{1,200})?(?:\+[0-9A-Za-z.-]{1,200})?)$/u.exec(
      constraint ?? '',
    )?.[1] ?? null
  );
}

/** Where an archive came from by the address that a lock file remembers; null is a registry that is not named. */
export function resolvedSource(resolved: string | null): PackageSource {
  if (resolved === null) return { kind: 'registry', url: null, revision: null };
  if (/^(?:file|link|portal):/u.test(resolved)) return { kind: 'path', url: resolved, revision: null };
  const git = gitSource(resolved);
  if (git !== null) return git;
  const elsewhere = /^https?:\/\//iu.test(resolved) && !/\/-\/|\/download\/@|\/-\/package/u.test(resolved);
  return { kind: elsewhere ? 'url' : 'registry', url: resolved, revision: null };
}
