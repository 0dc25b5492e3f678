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

import type { FileIndex } from '../check.ts';
import type { Outline, Section } from './heading.ts';
import { folderOf } from './place.ts';

/** Where a link leads. `web` is taken as written: nothing is fetched. */
export type LinkTarget =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'section'; readonly section: Section }
  | { readonly kind: 'web'; readonly url: string }
  /** Empty, a placeholder, or a path or anchor that does not exist. */
  | { readonly kind: 'nowhere' };

const nowhere: LinkTarget = { kind: 'nowhere' };

/** Follows a link of a document inside the repository; an anchor must lead to a heading with something under it. */
export function resolveTarget(files: FileIndex, outline: Outline, target: string): LinkTarget {
  if (/^https?:\/\//i.test(target)) return isRealUrl(target) ? { kind: 'web', url: target } : nowhere;
  if (target.startsWith('#')) return resolveAnchor(outline, target.slice(1));
  if (/^[a-z][a-z0-9+.-]{0,20}:/i.test(target) || target.startsWith('//')) return nowhere;
  const path = decode(target.replace(/[?#].*$/s, ''));
  if (/^[./\s]*$/.test(path) && !path.includes('..')) return nowhere;
  const joined = joinPath(path.startsWith('/') ? '' : folderOf(outline.path), path);
  // "../../issues" leaves the repository's files but works on every platform's pages.
  if (joined === null) {
    const page = /^(?:\.\.\/)+((?:issues|wiki|releases|discussions|security|pulls)\b.*)$/s.exec(path)?.[1];
    return page === undefined ? nowhere : { kind: 'web', url: target };
  }
  if (joined === '') return nowhere;
  if (files.get(joined) !== null) return { kind: 'file', path: joined };
  const folder = `${joined.replace(/\/+$/, '')}/`;
  return files.all.some((file) => file.path.startsWith(folder)) ? { kind: 'folder', path: folder } : nowhere;
}

/** Whether an address names a real host: no template, no example domain, no address of this machine. */
export function isRealUrl(target: string): boolean {
  if (target.length > 2_000 || !URL.canParse(target)) return false;
  const { hostname, protocol } = new URL(target);
  if (protocol !== 'https:' && protocol !== 'http:') return false;
  if (/[{}<>]|%7b|\.\.\.$/i.test(target) || !hostname.includes('.')) return false;
  return !/(?:^|\.)(?:example\.(?:com|org|net)|localhost|invalid|test|example)$|^(?:127|0|10|192\.168)\./i.test(
    hostname,
  );
}

function resolveAnchor(outline: Outline, anchor: string): LinkTarget {
  const key = anchorKey(decode(anchor).replace(/^user-content-/, ''));
  const section = outline.sections.find((candidate) => anchorKey(candidate.title) === key);
  return key !== '' && section?.hasBody === true ? { kind: 'section', section } : nowhere;
}

function anchorKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function decode(text: string): string {
  // URLSearchParams keeps broken escapes as they are, where decodeURIComponent throws.
  return new URLSearchParams(`x=${text.replace(/[+]/g, '%2B').replace(/&/g, '%26')}`).get('x') ?? text;
}

function joinPath(folder: string, path: string): string | null {
  const parts = folder.split('/').filter((part) => part !== '');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}
