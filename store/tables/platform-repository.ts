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

/** A repository as its platform describes it; null = the platform does not tell. */
export interface PlatformRepositoryTable {
  repository_id: string;
  platform: string;
  host: string;
  platform_id: string;
  path: string;
  web_url: string;
  clone_url: string;
  owner_id: string | null;
  description: string | null;
  homepage: string | null;
  default_branch: string | null;
  topics: string[] | null;
  language: string | null;
  licence: string | null;
  visibility: string | null;
  archived: boolean | null;
  disabled: boolean | null;
  locked: boolean | null;
  empty: boolean | null;
  fork: boolean | null;
  parent: string | null;
  mirror: boolean | null;
  template: boolean | null;
  issues_enabled: boolean | null;
  changes_enabled: boolean | null;
  stars: number | null;
  forks: number | null;
  watchers: number | null;
  open_issues: number | null;
  open_changes: number | null;
  created_at: Date | null;
  pushed_at: Date | null;
  updated_at: Date | null;
  find_state: unknown;
  observed_at: Date;
}
