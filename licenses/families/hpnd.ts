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

const use =
  'permission to use copy modify (and)? distribute this software and its (associated|accompanying)? documentation';
const sell = 'permission to use copy modify distribute and sell this software and its documentation';
const appear =
  'provided that the above copyright (notice|notices) (appear|appears) in all copies and that both (that)? (the)? copyright notice and this permission notice appear in (the)? supporting documentation';
const names =
  'and that (the|neither the)? (name|names) of _20_ (not|nor _8_) be used in advertising or publicity pertaining to distribution of (the|this) (software|_3_) without specific written prior permission (from _6_)?';
const silent =
  '_14_ (make|makes) no (representations|representation) about the suitability of this software for any purpose (it is provided as is without express or implied warranty)?';
const warranty =
  '_14_ (disclaim|disclaims) all warranties with regard to this software including all implied warranties of merchantability and fitness (for a particular purpose)? in no event shall _14_ be liable for any special indirect or consequential damages or any damages whatsoever resulting from loss of use data or profits whether in an action of contract negligence or other (tortious|tortuous) action arising out of or in connection with the use or performance of this software';
const asIs = '(this software|it) is provided as is without (any)? express or implied warranty';
const mitWarranty =
  'the software is provided as is without warranty of any kind express or implied including but not limited to the warranties of merchantability fitness for a particular purpose and (non infringement|noninfringement) in no event shall _14_ be liable for any claim damages or other liability whether in an action of contract tort or otherwise arising from out of or in connection with the software or the use or other dealings in the software';
const example = {
  grant:
    'Permission to use, copy, modify, and distribute this software and its documentation for any purpose and without fee is hereby granted',
  appear:
    'provided that the above copyright notice appear in all copies and that both that copyright notice and this permission notice appear in supporting documentation',
  names:
    'and that the name of Ada not be used in advertising or publicity pertaining to distribution of the software without specific, written prior permission.',
  warranty:
    'ADA DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE, INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL ADA BE LIABLE FOR ANY SPECIAL, INDIRECT OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.',
};

/** The Historical Permission Notice and Disclaimer and the many texts around it, told apart by their clauses. */
export const hpnd = defineFamily({
  id: 'hpnd',
  about: {
    zh: 'HPND（历史许可声明与免责声明）及其众多变体。',
    en: 'The Historical Permission Notice and Disclaimer and the texts around it.',
  },
  rules: [
    {
      kind: 'text',
      expression: 'MIT-CMU',
      patterns: [
        ...['cmu', 'carnegie mellon university', 'carnegie mellon'].map(
          (name) =>
            `${use} for any purpose and without fee is hereby granted ${appear} and that the name of (_4_)? ${name} (_6_)? not be used in advertising or publicity pertaining to distribution of (the|this) (software|_3_) without specific written prior permission (${warranty})?`,
        ),
        `by obtaining using and or copying this software and or its associated documentation you agree that you have read understood and will comply with the following terms and conditions ${use} for any purpose and without fee is hereby granted ${appear} ${names} ${warranty}`,
      ],
      examples: {
        match: `${example.grant}, ${example.appear}, and that the name of CMU not be used in advertising or publicity pertaining to distribution of the software without specific, written prior permission.`,
        miss: `${example.grant}, ${example.appear}, ${example.names}`,
      },
    },
    {
      kind: 'text',
      expression: 'HPND',
      patterns: [
        `${use} for any purpose and without fee is hereby granted ${appear} ${names} (${silent})? ${warranty}`,
        `${use} for any purpose is hereby granted without fee ${appear} ${names} (${silent})? ${warranty}`,
        `${use} for any purpose and without fee is hereby granted ${appear} ${warranty}`,
      ],
      examples: {
        match: `${example.grant}, ${example.appear}, ${example.names} ${example.warranty}`,
        miss: `${example.grant}, ${example.appear}.`,
      },
    },
    {
      kind: 'text',
      expression: 'NTP',
      patterns: [
        `${use} for any purpose (and without|with or without) fee is hereby granted ${appear} ${names} (${silent})? (${asIs})?`,
        `${use} for any purpose is hereby granted without fee ${appear} ${names} (${silent})? (${asIs})?`,
      ],
      examples: {
        match: `${example.grant}, ${example.appear}, ${example.names} Ada makes no representations about the suitability of this software for any purpose.`,
        miss: `${example.grant}, ${example.appear}.`,
      },
    },
    {
      kind: 'text',
      expression: 'HPND-sell-variant',
      patterns: [
        `${sell} for any purpose is hereby granted without fee ${appear} (${names})? (${silent})? (${warranty})?`,
        `${sell} for any purpose and without fee is hereby granted ${appear} (${names})? (${silent})? (${warranty})?`,
      ],
      examples: {
        match: `Permission to use, copy, modify, distribute, and sell this software and its documentation for any purpose is hereby granted without fee, ${example.appear}, ${example.names} ${example.warranty}`,
        miss: `${example.grant}, ${example.appear}, ${example.names} ${example.warranty}`,
      },
    },
    {
      kind: 'text',
      expression: 'HPND-sell-variant-MIT-disclaimer',
      patterns: [`${sell} for any purpose is hereby granted without fee ${appear} (_4_)? ${mitWarranty}`],
      examples: {
        match: `Permission to use, copy, modify, distribute, and sell this software and its documentation for any purpose is hereby granted without fee, ${example.appear}. The software is provided "as is", without warranty of any kind, express or implied, including but not limited to the warranties of merchantability, fitness for a particular purpose and noninfringement. In no event shall Ada be liable for any claim, damages or other liability, whether in an action of contract, tort or otherwise, arising from, out of or in connection with the software or the use or other dealings in the software.`,
        miss: `${example.grant}, ${example.appear}.`,
      },
    },
    {
      kind: 'text',
      expression: 'HPND-Pbmplus',
      patterns: [
        `${use} for any purpose and without fee is hereby granted ${appear} (this software|it) is provided as is without (any)? express or implied warranty`,
        `${use} for any purpose and without fee is hereby granted ${appear} _20_ ${asIs}`,
      ],
      examples: {
        match: `${example.grant}, ${example.appear}. This software is provided "as is" without express or implied warranty.`,
        miss: `${example.grant}.`,
      },
    },
    {
      kind: 'text',
      expression: 'SMLNJ',
      patterns: [
        `${use} for any purpose and without fee is hereby granted provided that the above copyright notice (appear|appears) in all copies and that both (that)? the copyright notice (and this permission notice)? and warranty disclaimer appear in supporting documentation ${names} ${warranty}`,
      ],
      examples: {
        match: `${example.grant}, provided that the above copyright notice appear in all copies and that both that the copyright notice and warranty disclaimer appear in supporting documentation, ${example.names} ${example.warranty}`,
        miss: `${example.grant}, ${example.appear}.`,
      },
    },
    {
      kind: 'text',
      expression: 'libtiff',
      patterns: [
        'permission to use copy modify distribute and sell this software (and its documentation)? for any purpose is hereby granted without fee provided that (i)? the above copyright (notice|notices) and this permission notice appear in all copies of the software and related documentation and (ii)? the (name|names) of _20_ may not be used in any advertising or publicity relating to the software (without the specific prior written permission of _12_)? (the software is provided as is and without warranty of any kind express implied or otherwise including without limitation any warranty of merchantability or fitness for a particular purpose in no event shall _14_ be liable for any special incidental indirect or consequential damages of any kind or any damages whatsoever resulting from loss of use data or profits whether or not advised of the possibility of damage and on any theory of liability arising out of or in connection with the use or performance of this software)?',
      ],
      examples: {
        match:
          'Permission to use, copy, modify, distribute, and sell this software for any purpose is hereby granted without fee, provided that (i) the above copyright notices and this permission notice appear in all copies of the software and related documentation, and (ii) the names of Ada may not be used in any advertising or publicity relating to the software.',
        miss: 'Permission to use, copy, modify, distribute, and sell this software for any purpose is hereby granted without fee.',
      },
    },
    {
      kind: 'negative',
      expression: null,
      patterns: [mitWarranty.replaceAll('_14_', '_20_'), warranty],
      examples: {
        match: example.warranty,
        miss: 'Ada disclaims all warranties with regard to this software.',
      },
    },
    {
      kind: 'reference',
      expression: 'NTP',
      patterns: [
        'ntp license',
        'opensource org licenses ntp (license)? (php)?',
        'eecis udel edu mills ntp html copyright html',
      ],
      examples: { match: 'The clock is under the NTP license.', miss: 'The clock asks an NTP server.' },
    },
    {
      kind: 'text',
      expression: 'HPND',
      patterns: [
        'permission to use copy modify and distribute this software for any purpose with or without fee is hereby granted provided that the above copyright notice and this permission notice appear in all copies and that the (name|names) of _14_ not be used in advertising or publicity pertaining to distribution of the (document or)? software without specific written prior permission (the software is provided as is and)? _14_ (disclaims|disclaim) all warranties with regard to this software including all implied warranties of merchantability and fitness (in no event shall _14_ be liable for any special (direct)? indirect or consequential damages or any damages whatsoever resulting from loss of use data or profits whether in an action of contract negligence or other tortious action arising out of or in connection with the use or performance of this software)?',
      ],
      examples: {
        match:
          'Permission to use, copy, modify, and distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies, and that the name of Ada not be used in advertising or publicity pertaining to distribution of the document or software without specific, written prior permission. THE SOFTWARE IS PROVIDED "AS IS" AND ADA DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE, INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS.',
        miss: 'Permission to use, copy, modify, and distribute this software for any purpose with or without fee is hereby granted.',
      },
    },
    {
      kind: 'reference',
      expression: 'HPND',
      patterns: [
        '(historical|historic) permission notice and disclaimer (hpnd)?',
        'license hpnd',
        'opensource org licenses hpnd',
        'opensource org licenses historical php',
      ],
      examples: { match: 'Historical Permission Notice and Disclaimer', miss: 'This permission notice is historical.' },
    },
  ],
});
