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

/** A file of the root as the licence room sees it. */
export interface LicenceFile {
  readonly path: string;
  /** Null for what was not read: too large, a symlink, a submodule. */
  readonly text: string | null;
  /** Value of the file's own SPDX tag; null when it has none. */
  readonly spdx: string | null;
}

/** What a file may say: `licence` the licence of the work, `catalogue` one text of many (REUSE's `LICENSES/`, and folders named `License`), `patents` a patent grant beside it. */
export type LicenceFileKind = 'licence' | 'catalogue' | 'notice' | 'readme' | 'patents' | null;

const program =
  /\.(?:[cm]?[jt]sx?|go|py|json5?|ya?ml|toml|rb|java|c|h|cc|cpp|hpp|cs|sh|xml|lock|rs|php|kt|swift|svg|png|pdf|tmpl|in)$/iu;
const others = /third|3rd|vendor|bundled|dependenc|depend\b|第三方/iu;
const partial =
  /(?:^|[-_.])(?:docs?|documentation|assets?|data|logos?|fonts?|images?|media|examples?|trademarks?)(?:[-_.]|$)/iu;
const licence =
  /^(?:un)?licen[cs]es?(?:[-_.].{0,60})?$|^copying(?:[-_.].{0,60})?$|^copyright(?:\.\w{1,8})?$|^[\w.]{1,20}[-_.]licen[cs]e(?:\.\w{1,8})?$|^ofl\.txt$|许可证|许可协议|授权协议|开源协议/iu;

/** What a path says that the file is for; names of third parties' licences and of parts of the work are nobody's. */
export function licenceFileKind(path: string): LicenceFileKind {
  if (program.test(path) || others.test(path)) return null;
  if (/^licen[cs]es?\/(?:[^/]{1,100}\/)?[^/]{1,100}$/iu.test(path)) return 'catalogue';
  if (path.includes('/')) return null;
  if (/^readme(?:[-_.].{0,40})?$|^自述/iu.test(path)) return 'readme';
  if (/^notices?(?:\.\w{1,8})?$/iu.test(path)) return 'notice';
  if (/^patents(?:\.\w{1,8})?$/iu.test(path)) return 'patents';
  return licence.test(path) && !partial.test(path) ? 'licence' : null;
}
