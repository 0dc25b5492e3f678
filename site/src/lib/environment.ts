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

/** What a build is told from outside: where the API answers, where the pages go, and the address they will have. */
export interface BuildEnvironment {
  /** Base URL of the API, without a trailing slash. */
  readonly api: string;
  /** Folder the site is written to; null = `dist` beside the sources. */
  readonly out: string | null;
  /** Public origin of the site, without a trailing slash; canonical and hreflang links need it. */
  readonly site: string;
  /** The pages are copied to a place where no hub answers: nothing links to what only a hub has. */
  readonly alone: boolean;
}

/** Reads the build's environment; a build is a child process, so this is its configuration door. */
export function readEnvironment(env: Readonly<Record<string, string | undefined>> = process.env): BuildEnvironment {
  return {
    api: trimSlash(env['TONGMING_API'] ?? 'http://127.0.0.1:4321'),
    out: env['TONGMING_OUT'] ?? null,
    site: trimSlash(env['TONGMING_BASE_URL'] ?? 'http://localhost:4321'),
    alone: env['TONGMING_ALONE'] === 'yes',
  };
}

function trimSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
