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

import { refuseFile } from './refusal.ts';

const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
/** Endings by which some system runs or unpacks a file; before the last ending they are there to deceive. */
const dangerous =
  /\.(?:exe|com|bat|cmd|scr|pif|msi|dll|js|mjs|vbs|vbe|wsf|hta|ps1|psm1|sh|bash|py|pl|rb|php\d?|phtml|phar|jsp|asp|aspx|cgi|jar|class|apk|app|dmg|iso|lnk|url|reg|inf|svg|html?|xhtml|shtml|xml|docm|xlsm|pptm|dotm|zip|rar|7z|gz|tar)(?=\.|$)/i;

/** The name of a file as it may be kept and shown; throws what is wrong with it. It is never used as a path. */
export function readName(given: string): { readonly name: string; readonly extension: string } {
  const name = given.normalize('NFC');
  if (name.trim() === '') refuseFile('文件没有名字。', 'The file has no name.');
  if (Array.from(name).length > 150) {
    refuseFile('文件名太长，最多 150 个字符。', 'The name of the file is longer than 150 characters.');
  }
  if (/[/\\:*?"<>|]/.test(name)) {
    refuseFile(
      '文件名里不能有路径或 / \\ : * ? " < > | 这些字符。',
      'The name of a file holds no path and none of / \\ : * ? " < > |.',
    );
  }
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u.test(name)) {
    refuseFile(
      '文件名里有看不见或改变文字方向的字符，请改名后再传。',
      'The name of the file has characters that cannot be seen or that turn the direction of text; rename it.',
    );
  }
  if (/^[\s.]|[\s.]$/.test(name)) {
    refuseFile('文件名不能以点或空格开头、结尾。', 'The name of a file neither begins nor ends with a dot or space.');
  }
  if (reserved.test(name)) {
    refuseFile('这个文件名在 Windows 上是保留的，请改名后再传。', 'Windows reserves this name; rename the file.');
  }
  if (dangerous.test(name)) {
    refuseFile(
      '不接受这种文件，也不接受名字里夹带这种后缀的文件（如 .exe.pdf）。',
      'Files of this kind are not taken, nor those with such an ending inside their name, as .exe.pdf.',
    );
  }
  const extension = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return { name, extension };
}
