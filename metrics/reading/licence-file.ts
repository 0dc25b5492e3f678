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

import { isVendored } from '#licenses/path-kinds.ts';
import type { FileFact, FileIndex } from '../check.ts';

const name = /(?:^|\/)(?:(?:un)?licen[cs]es?|copying|copyright|notice|readme\.opensource)(?:[-_.][^/]{0,60})?$/iu;
const program = /\.(?:[cm]?[jt]sx?|go|py|json|ya?ml|rb|java|c|h|cc|cpp|cs|sh|rs)$/iu;
const thirdParty =
  /^(?:notice|(?:licen[cs]es?[-_.])?(?:third|3rd)[-_ ]?part(?:y|ies).{0,40}|readme\.opensource|licenses-bundled.{0,20}|第三方.{0,20})(?:\.\w{1,8})?$/iu;

/** Where a licence text may stand, shown when none was found. */
export const licencePlaces = ['LICENSE*', 'LICENCE*', 'COPYING*', 'UNLICENSE*', '许可证*', 'LICENSES/*'];

/** Whether a file's name is that of a licence, notice or provenance record. */
function isLicenceName(path: string): boolean {
  return name.test(path) && !program.test(path);
}

/** Licence files of the root that are there and were not read: symlinks, submodules, too large. */
export function unreadLicenceFiles(files: FileIndex): FileFact[] {
  return files.all.filter(
    (file) => !file.path.includes('/') && isLicenceName(file.path) && files.text(file.path) === null,
  );
}

/** Root files that list the licences of bundled code. */
export function noticesFiles(files: FileIndex): FileFact[] {
  return files.all.filter((file) => !file.path.includes('/') && thirdParty.test(file.path));
}

/** Licence files among the bundled code. */
export function vendoredLicences(files: FileIndex): FileFact[] {
  return files.all.filter((file) => isVendored(file.path) && isLicenceName(file.path));
}
