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

import type { CheckResult, Finding } from '../check/finding.ts';
import type { ReportOptions } from '../report.ts';

/** A path as part of an address: each name percent-encoded, so that nothing in it ends the address or leaves it. */
export function pathInUri(path: string): string {
  return path
    .toWellFormed()
    .split('/')
    .map((name) => {
      if (name === '.' || name === '..') return name.replaceAll('.', '%2E');
      return encodeURIComponent(name).replaceAll(
        /[!'()*]/g,
        (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
      );
    })
    .join('/');
}

/** An address that may stand in a report: http or https, without an account, written so that no sign in it ends a link. Null for others, and for very long ones. */
export function safeUrl(text: string): string | null {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  if (url.username !== '' || url.password !== '' || url.href.length > 2000) return null;
  return url.href.replaceAll(/[()<>[\]\\`|"'{}^*_~@]/g, (sign) =>
    sign === '_' || sign === '~' ? sign : `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Where a finding's file can be seen; null when nowhere. */
export function findingUrl(
  { path, line, side }: Pick<Finding, 'path' | 'line' | 'side'>,
  { base, head }: Pick<CheckResult, 'base' | 'head'>,
  link: ReportOptions['link'],
): string | null {
  const commit = side === 'base' ? base : head;
  if (link === null || path === null || commit === null) return null;
  // An address would be taken to lie elsewhere.
  if (path.split('/').some((name) => name === '.' || name === '..')) return null;
  // The fragment is for lines only.
  const template = line === null ? link.split('#', 1)[0] : link;
  const parts: Readonly<Record<string, string>> = {
    '{path}': pathInUri(path),
    '{line}': String(line ?? 1),
    '{commit}': pathInUri(commit),
  };
  return safeUrl((template ?? '').replaceAll(/\{(?:path|line|commit)\}/g, (part) => parts[part] ?? ''));
}
