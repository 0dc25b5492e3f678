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

import { defineFamily } from '../family.ts';

const grant =
  'permission is hereby granted free of charge to any person obtaining a copy of this (software|font software|_3_) and (associated|its associated|its)? documentation (files|_2_)? (the software|the _2_)? to deal in the (software|_2_) without restriction including without limitation the rights to use copy modify merge publish distribute sublicense and or sell copies of the (software|_2_) and to permit persons to whom the (software|_2_) is furnished to do so';
const kept =
  'subject to the following conditions the above copyright notice and this permission notice shall be included in all copies or substantial portions of the (software|_2_)';
const warranty =
  'the (software|_2_) is provided as is without warranty of any kind (express|expressed) or implied including but not limited to the warranties of merchantability fitness for a particular purpose (and|or) (noninfringement|non infringement) (in no event shall _20_ be liable for any claim damages or other liability whether in an action of contract tort or otherwise arising from out of or in connection with the (software|_2_) or the use or other dealings in the (software|_2_))?';
const silentName =
  'except as contained in this notice the (name|names) of _16_ shall not be used in advertising or otherwise to promote the sale use or other dealings in this software without prior written authorization (from _8_)?';
const body =
  'Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so';
const keep =
  'subject to the following conditions: The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.';
const asIs =
  'THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT.';

/** Texts that begin as the MIT licence does, told apart by their conditions. */
export const mitTexts = defineFamily({
  id: 'mit-texts',
  about: {
    zh: '以 MIT 许可证开头的各种正文，按条件区分。',
    en: 'Texts that begin as the MIT licence does, told apart by their conditions.',
  },
  rules: [
    {
      kind: 'text',
      expression: 'MIT',
      patterns: [
        `${grant} ${kept} (${warranty})?`,
        `${grant} subject to the following conditions the above copyright (notice|notices) (and this permission notice)? shall be included in all copies (or substantial portions)? of the software (${warranty})?`,
        `${grant} provided that the above copyright notice and this permission notice (appear|are included) in all copies (or substantial portions)? of the software (${warranty})?`,
      ],
      examples: { match: `${body}, ${keep}`, miss: body },
    },
    {
      kind: 'text',
      expression: 'MIT-0',
      patterns: [`${grant} ${warranty}`],
      examples: { match: `${body}. ${asIs}`, miss: `${body}, ${keep}` },
    },
    {
      kind: 'text',
      expression: 'X11',
      patterns: [`${grant} ${kept} ${warranty} ${silentName}`],
      examples: {
        match: `${body}, ${keep} ${asIs} Except as contained in this notice, the name of Ada shall not be used in advertising or otherwise to promote the sale, use or other dealings in this Software without prior written authorization from Ada.`,
        miss: `${body}, ${keep} ${asIs}`,
      },
    },
    {
      kind: 'text',
      expression: 'MIT-open-group',
      patterns: [
        `the above copyright notice and this permission notice shall be included in all copies or substantial portions of the software the software is provided as is without warranty of any kind express or implied including but not limited to the warranties of merchantability fitness for a particular purpose and noninfringement in no event shall the open group be liable for any claim damages or other liability whether in an action of contract tort or otherwise arising from out of or in connection with the software or the use or other dealings in the software ${silentName}`,
      ],
      examples: {
        match: `The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software. ${asIs} IN NO EVENT SHALL THE OPEN GROUP BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE. Except as contained in this notice, the name of The Open Group shall not be used in advertising or otherwise to promote the sale, use or other dealings in this Software without prior written authorization from The Open Group.`,
        miss: `The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software. ${asIs}`,
      },
    },
    {
      kind: 'text',
      expression: 'MIT-Modern-Variant',
      patterns: [
        'permission (is hereby granted without written agreement and without license or royalty fees)? to use copy modify and distribute this software and its documentation for any purpose (without fee and without written agreement is hereby granted)? provided that the (above)? copyright notice and the following (two|_1_) paragraphs appear in all copies of this software (in no event shall _14_ be liable to any party for direct indirect special incidental or consequential damages arising out of the use of this software and its documentation even if _14_ (has|have) been advised of the possibility of such damage _14_ specifically (disclaims|disclaim) any warranties including but not limited to the implied warranties of merchantability and fitness for a particular purpose the software provided hereunder is on an as is basis and _14_ (has|have) no obligation to provide maintenance support updates enhancements or modifications)?',
      ],
      examples: {
        match:
          'Permission is hereby granted, without written agreement and without license or royalty fees, to use, copy, modify, and distribute this software and its documentation for any purpose, provided that the above copyright notice and the following two paragraphs appear in all copies of this software.',
        miss: `${body}, ${keep}`,
      },
    },
    {
      kind: 'text',
      expression: 'NCSA',
      patterns: [
        `permission is hereby granted free of charge to any person obtaining a copy of this software and associated documentation files (the software)? to deal with the software without restriction including without limitation the rights to use copy modify merge publish distribute sublicense and or sell copies of the software and to permit persons to whom the software is furnished to do so subject to the following conditions redistributions of source code must retain the above copyright notice this list of conditions and the following disclaimers redistributions in binary form must reproduce the above copyright notice this list of conditions and the following disclaimers in the documentation and or other materials provided with the distribution (neither the (name|names) of _30_ may be used to endorse or promote products derived from this software without specific prior written permission)? (${warranty.replace('other dealings in the', 'other dealings with the')})?`,
      ],
      examples: {
        match:
          'Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal with the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions: Redistributions of source code must retain the above copyright notice, this list of conditions and the following disclaimers. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following disclaimers in the documentation and/or other materials provided with the distribution.',
        miss: `${body}, ${keep}`,
      },
    },
    {
      kind: 'text',
      expression: 'ICU',
      patterns: [
        'permission is hereby granted free of charge to any person obtaining a copy of this software and associated documentation files (the software)? to deal in the software without restriction including without limitation the rights to use copy modify merge publish distribute and or sell copies of the software and to permit persons to whom the software is furnished to do so provided that the above copyright (notice s|notice|notices) and this permission notice appear in all copies of the software and that both the above copyright (notice s|notice|notices) and this permission notice appear in supporting documentation (the software is provided as is without warranty of any kind express or implied including but not limited to the warranties of merchantability fitness for a particular purpose and noninfringement of third party rights in no event shall _14_ be liable for any claim or any special indirect or consequential damages or any damages whatsoever resulting from loss of use data or profits whether in an action of contract negligence or other tortious action arising out of or in connection with the use or performance of this software)? (except as contained in this notice the name of a copyright holder shall not be used in advertising or otherwise to promote the sale use or other dealings in this software without prior written authorization of the copyright holder)?',
      ],
      examples: {
        match:
          'Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, provided that the above copyright notice(s) and this permission notice appear in all copies of the Software and that both the above copyright notice(s) and this permission notice appear in supporting documentation.',
        miss: `${body}, ${keep}`,
      },
    },
    {
      kind: 'text',
      expression: 'ISC',
      patterns: [
        'permission to use copy modify (and or|and|or) distribute this (software|_3_) for any purpose with or without fee is hereby granted provided that the above copyright notice and this permission notice (appear|appears) in all copies (the software is provided as is and _14_ (disclaims|disclaim) all warranties with regard to this software including all implied warranties of merchantability and fitness in no event shall _14_ be liable for any special direct indirect or consequential damages or any damages whatsoever resulting from loss of use data or profits whether in an action of contract negligence or other tortious action arising out of or in connection with the use or performance of this software)?',
      ],
      examples: {
        match:
          'Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.',
        miss: 'Permission to use, copy, modify, and distribute this software for any purpose with or without fee is hereby granted.',
      },
    },
  ],
});
