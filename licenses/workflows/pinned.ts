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

const pinnedAction = /@[0-9a-f]{40}(?:[0-9a-f]{24})?$/i;
/** Its reusable workflows refuse to run by commit: they must be named by a version tag. */
const byTag = /^slsa-framework\/slsa-github-generator\/[\w./-]{1,200}@v\d{1,9}\.\d{1,9}\.\d{1,9}$/;
const pinnedImage = /@sha256:[0-9a-f]{64}/i;
const pipedScript =
  /(?<![\w/.-])(?:curl|wget)\s[^|;&]{0,400}\|\s{0,9}(?:sudo\s{1,9}(?:-\w\s{1,9})?)?(?:env\s{1,9})?(?:ba|z|da|k)?sh\b|\b(?:ba|z|da)?sh\s{1,9}(?:-c\s{1,9})?["']?(?:<\(|\$\()\s{0,9}(?:curl|wget)\b/;
const looseInstall =
  /(?<![\w/.-])(?:npm\s{1,9}(?:install|i|add)(?:\s{1,9}-{1,2}[\w-]{1,30}){0,4}\s{1,9}(?!-)(?![./])[@\w]|pip3?\s{1,9}install(?:\s{1,9}(?:-U|-q|--upgrade|--user|--quiet|--no-cache-dir|--break-system-packages)){0,4}\s{1,9}(?!-)(?!\.)["']?[A-Za-z]|go\s{1,9}install\s{1,9}\S{1,200}@(?:latest|master|main)\b)/;

/** Whether a command runs what it downloads, or installs what no file pins. */
export function isLoose(text: string): boolean {
  return pipedScript.test(text) || (looseInstall.test(text) && !/--require-hashes|\.whl\b/.test(text));
}

/** Whether a command runs a script that it downloads. */
export function isPipedScript(text: string): boolean {
  return pipedScript.test(text);
}

/** Whether `uses:` names its action or image by content, or by the tag that its owner demands. */
export function isPinned(uses: string): boolean {
  return [pinnedAction, pinnedImage, byTag].some((pattern) => pattern.test(uses.trim()));
}

/** Whether an image is named by its digest. */
export function isPinnedImage(image: string): boolean {
  return pinnedImage.test(image);
}
