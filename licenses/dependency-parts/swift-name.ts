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

/**
 * A Swift package is named by the address of its repository: `https://github.com/Apple/swift-nio.git` →
 * `github.com/Apple/swift-nio`; null when the address names no host.
 */
export function swiftName(location: string): string | null {
  const match =
    /^(?:[a-z][a-z0-9+.-]{0,20}:\/\/)?(?:[^/@\s]{1,200}@)?([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,10})(?::\d{1,5}(?=\/))?[/:]([^?#\s]{1,500})$/iu.exec(
      location.trim(),
    );
  const path = match?.[2]
    ?.replace(/\/{1,50}$/u, '')
    .replace(/\.git$/u, '')
    .replace(/^\/{1,50}/u, '');
  return match === null || path === undefined || path === '' ? null : `${(match[1] ?? '').toLowerCase()}/${path}`;
}
