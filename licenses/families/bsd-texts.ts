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

const forms =
  'redistribution and use (of this software)? in source (code)? and (binary|compiled) forms (of _2_)? with or without (modification|modifications|modifica tion)';
const opening = `(${forms} (are|is) (hereby)? permitted provided that (all of)? the following conditions (are|is) met)?`;
const source =
  '(redistributions|redistribution) of source code must retain (the|any)? (above|following|accompanying|existing)? copyright (notice|notices|notice s) (and)? (this list of conditions|(the|this) entire permission notice in its entirety) (and|including)? (the|of)? (following|above)? (disclaimer|disclaimers|disclaimer of warranties)?';
const binary =
  '(redistributions|redistribution) in binary (form|forms) must reproduce (the|any|all)? (above|following|accompanying|prior and current)? copyright (notice|notices|notice s) (and)? this list of conditions (and)? (the|of)? (following|above)? (disclaimer|disclaimers|disclaimer of warranties)? in the documentation and or other materials provided with the (distribution|distributions|software)';
const endorsing =
  '(may|must|shall) (not)? be used to endorse or promote (products|software|products or services|_4_) derived from this (software|_4_) without (their)? (specific)? (prior)? (written)? (prior)? (permission|consent) (from _8_|of _8_)?';
const damages =
  'be liable for any direct indirect incidental special exemplary or consequential damages including but not limited to procurement of substitute goods or services loss of use data or profits or business interruption however caused and on any theory of liability whether in contract strict liability or tort including negligence or otherwise arising in any way out of the use of this software (even if advised of the possibility of such damage)?';
const disclaimer = `this (software|_4_) is provided (by _25_)? as is (and)? (without)? any (express|expressed) or implied warranties including but not limited to (the|any)? implied warranties of (merchantability|mer chantability) and fitness for a particular purpose (all of which)? are (hereby)? disclaimed in no event (shall|will) _25_ ${damages}`;
const sun =
  'this software is provided as is without a warranty of any kind all express or implied conditions representations and warranties including any implied warranty of merchantability fitness for a particular purpose or non infringement are hereby excluded _110_ even if _4_ has been advised of the possibility of such damages';
const advertising =
  'all advertising materials mentioning features or use of this software must display the following (acknowledgement|acknowledgment|acknowledgements|acknowledgments)';
const berkeley =
  'this product includes software developed by the university of california berkeley and its contributors';

/** Texts of the BSD licences, told apart by the clauses that stand between the conditions and the disclaimer. */
export const bsdTexts = defineFamily({
  id: 'bsd-texts',
  about: {
    zh: 'BSD 许可证正文的各种写法，按条件与免责声明之间的条款区分。',
    en: 'The wordings of the BSD texts, told apart by what stands between the conditions and the disclaimer.',
  },
  rules: [
    {
      kind: 'text',
      expression: 'BSD-4-Clause-UC',
      patterns: [
        `${opening} ${source} ${binary} ${advertising} ${berkeley} (neither)? the name of the university (nor the names of its contributors)? ${endorsing} ${disclaimer}`,
        `regents of the university of california (all rights reserved)? _40_ ${forms} (are|is) permitted provided that the following conditions are met ${source} ${binary} ${advertising} this product includes software developed by the (university of california (lawrence)? berkeley (laboratory)?|_8_) (and its contributors)? (neither)? the name of the university (nor (the names of its contributors|of the laboratory))? ${endorsing} ${disclaimer}`,
      ],
      examples: {
        match: `Redistributions of source code must retain the above copyright notice, this list of conditions and the following disclaimer. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following disclaimer in the documentation and/or other materials provided with the distribution. All advertising materials mentioning features or use of this software must display the following acknowledgement: This product includes software developed by the University of California, Berkeley and its contributors. The name of the University may not be used to endorse or promote products derived from this software without specific prior written permission. This software is provided as is and any express or implied warranties, including, but not limited to, the implied warranties of merchantability and fitness for a particular purpose are disclaimed. In no event shall the regents ${damages}`,
        miss: 'Redistributions of source code must retain the above copyright notice. This product was made in California.',
      },
    },
    {
      kind: 'text',
      expression: 'BSD-4-Clause',
      patterns: [
        `${opening} ${source} ${binary} ${advertising} _40_ ${endorsing} ${disclaimer}`,
        `${opening} ${source} ${binary} (neither)? the _20_ ${endorsing} ${advertising} _25_ ${disclaimer}`,
      ],
      examples: {
        match: `Redistributions of source code must retain the above copyright notice, this list of conditions and the following disclaimer. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following disclaimer in the documentation and/or other materials provided with the distribution. All advertising materials mentioning features or use of this software must display the following acknowledgement: This product includes software developed by Ada. The name of Ada may not be used to endorse or promote products derived from this software without prior written permission. This software is provided as is and any express or implied warranties, including, but not limited to, the implied warranties of merchantability and fitness for a particular purpose are disclaimed. In no event shall Ada ${damages}`,
        miss: 'All advertising materials mentioning features of this software are collected here.',
      },
    },
    {
      kind: 'text',
      expression: 'BSD-3-Clause',
      patterns: [
        `${opening} ${source} ${binary} _26_ ${endorsing} (${disclaimer}|${sun})`,
        `${opening} ${source} ${binary} neither the (name|names) of _60_ ${endorsing} (${disclaimer}|${sun})`,
        `${opening} ${source} neither the (name|names) of _20_ ${endorsing} ${binary} (${disclaimer}|${sun})`,
        // Between the conditions and the disclaimer often stands another licence to choose; some leave the disclaimer out.
        `${forms} (are|is) (hereby)? permitted provided that (all of)? the following conditions (are|is) met ${source} ${binary} (neither the (name|names) of _20_|the (name|names) _12_) ${endorsing}`,
      ],
      examples: {
        match: `Redistribution of source code must retain the above copyright notice, this list of conditions and the following disclaimer. Redistribution in binary form must reproduce the above copyright notice, this list of conditions and the following disclaimer in the documentation and/or other materials provided with the distribution. The name of Ada may not be used to endorse or promote products derived from this software without prior written permission. This software is provided as is and any express or implied warranties, including, but not limited to, the implied warranties of merchantability and fitness for a particular purpose are disclaimed. In no event shall Ada ${damages}`,
        miss: 'The name of Ada may not be used to endorse or promote products derived from this software.',
      },
    },
    {
      kind: 'text',
      expression: 'BSD-3-Clause OR GPL-1.0-or-later',
      patterns: [
        `${opening} ${source} ${binary} _26_ ${endorsing} alternatively this (product|software|_4_) may be distributed under the terms of the gnu (general)? public license in which case the provisions of the (gpl|gnu gpl|gnu general public license) are required instead of the above restrictions (this clause is necessary due to a potential (bad|conflict)? (interaction|_2_) between the (gpl|gnu gpl) and the restrictions contained in a bsd style copyright)? ${disclaimer}`,
      ],
      examples: {
        match: `Redistributions of source code must retain the above copyright notice, this list of conditions and the following disclaimer. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following disclaimer in the documentation and/or other materials provided with the distribution. The name of Ada may not be used to endorse or promote products derived from this software without prior written permission. ALTERNATIVELY, this product may be distributed under the terms of the GNU General Public License, in which case the provisions of the GPL are required INSTEAD OF the above restrictions. This software is provided as is and any express or implied warranties, including, but not limited to, the implied warranties of merchantability and fitness for a particular purpose are disclaimed. In no event shall Ada ${damages}`,
        miss: 'The provisions of the GPL are required instead of the above restrictions.',
      },
    },
    {
      kind: 'text',
      expression: 'BSD-2-Clause',
      patterns: [
        `${opening} ${source} ${binary} ${disclaimer}`,
        `(licensed|released|distributed|available)? (under)? (the)? (terms of)? (the)? (new|modified|simplified)? bsd (style)? license _30_ ${forms} _12_ ${source} ${binary} ${disclaimer}`,
      ],
      examples: {
        match: `Redistribution and use in source and binary forms, with or without modification, are permitted provided that the following conditions are met: Redistributions of source code must retain the above copyright notice, this list of conditions and the following disclaimer. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following disclaimer in the documentation and/or other materials provided with the distribution. This software is provided as is and any express or implied warranties, including, but not limited to, the implied warranties of merchantability and fitness for a particular purpose are disclaimed. In no event shall Ada ${damages}`,
        miss: 'Redistribution and use in source and binary forms is discussed.',
      },
    },
    {
      kind: 'text',
      expression: 'BSD-2-Clause-Views',
      patterns: [
        `${opening} ${source} ${binary} ${disclaimer} the views and conclusions contained in the software and documentation are those of the authors and should not be interpreted as representing official policies either expressed or implied of _10_`,
      ],
      examples: {
        match: `Redistributions of source code must retain the above copyright notice, this list of conditions and the following disclaimer. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following disclaimer in the documentation and/or other materials provided with the distribution. This software is provided as is and any express or implied warranties, including, but not limited to, the implied warranties of merchantability and fitness for a particular purpose are disclaimed. In no event shall Ada ${damages}. The views and conclusions contained in the software and documentation are those of the authors and should not be interpreted as representing official policies, either expressed or implied, of Ada.`,
        miss: 'The views and conclusions contained in the software are those of the authors.',
      },
    },
    {
      kind: 'text',
      expression: 'Apache-1.1',
      patterns: [
        `${opening} ${source} ${binary} _2_ the end user documentation included with the redistribution if any must include the following (acknowledgement|acknowledgment|acknowlegement) _60_ third party (acknowledgements|acknowledgments|acknowlegements) normally appear _30_ must not be used to endorse or promote products derived from this software without prior written permission _80_ ${disclaimer}`,
      ],
      examples: {
        match: `Redistributions of source code must retain the above copyright notice, this list of conditions and the following disclaimer. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following disclaimer in the documentation and/or other materials provided with the distribution. The end-user documentation included with the redistribution, if any, must include the following acknowledgment: "Made by Ada." Alternately, this acknowledgment may appear in the software itself, if and wherever such third-party acknowledgments normally appear. The name "Ada" must not be used to endorse or promote products derived from this software without prior written permission. This software is provided as is and any express or implied warranties, including, but not limited to, the implied warranties of merchantability and fitness for a particular purpose are disclaimed. In no event shall Ada ${damages}`,
        miss: 'The end-user documentation must include the following acknowledgment.',
      },
    },
    {
      kind: 'text',
      expression: 'bzip2-1.0.6',
      patterns: [
        `${opening} ${source} the origin of this software must not be misrepresented you must not claim that you wrote the original software if you use this software in a product an (acknowledgement|acknowledgment) in the product documentation would be appreciated but is not required altered source versions must be plainly marked as such and must not be misrepresented as being the original software the (name|names) of _8_ ${endorsing} (${disclaimer})?`,
      ],
      examples: {
        match:
          'Redistributions of source code must retain the above copyright notice, this list of conditions and the following disclaimer. The origin of this software must not be misrepresented; you must not claim that you wrote the original software. If you use this software in a product, an acknowledgment in the product documentation would be appreciated but is not required. Altered source versions must be plainly marked as such, and must not be misrepresented as being the original software. The name of the author may not be used to endorse or promote products derived from this software without specific prior written permission.',
        miss: 'Altered source versions must be plainly marked as such, and must not be misrepresented as being the original software.',
      },
    },
    {
      kind: 'text',
      expression: 'OpenSSL-standalone',
      patterns: [
        `${opening} ${source} ${binary} ${advertising} this product includes software developed by the openssl project _8_ the names openssl toolkit and openssl project must not be used to endorse or promote products derived from this software without prior written permission _50_ redistributions of any form whatsoever must retain the following (acknowledgement|acknowledgment) this product includes software developed by the openssl project _8_ ${disclaimer}`,
      ],
      examples: {
        match: `Redistributions of source code must retain the above copyright notice, this list of conditions and the following disclaimer. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following disclaimer in the documentation and/or other materials provided with the distribution. All advertising materials mentioning features or use of this software must display the following acknowledgment: "This product includes software developed by the OpenSSL Project." The names "OpenSSL Toolkit" and "OpenSSL Project" must not be used to endorse or promote products derived from this software without prior written permission. Redistributions of any form whatsoever must retain the following acknowledgment: "This product includes software developed by the OpenSSL Project" THIS SOFTWARE IS PROVIDED AS IS AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL ADA ${damages}`,
        miss: 'This product includes software developed by the OpenSSL Project.',
      },
    },
    {
      kind: 'text',
      expression: 'BSD-Source-Code',
      patterns: [
        `((software)? license agreement bsd license copyright _12_)? ${opening} ${source} (neither)? the (name|names) of _20_ ${endorsing} (${disclaimer})?`,
      ],
      examples: {
        match:
          'Redistributions of source code must retain the above copyright notice, this list of conditions and the following disclaimer. Neither the name of Ada nor the names of its contributors may be used to endorse it. The name of Ada may not be used to endorse or promote products derived from this software without specific prior written permission.',
        miss: 'Neither the name of Ada nor the names of its contributors may be used.',
      },
    },
    {
      kind: 'text',
      expression: 'BSD-1-Clause',
      patterns: [`${opening} ${source} ${disclaimer}`],
      examples: {
        match: `Redistributions of source code must retain the above copyright notice, this list of conditions and the following disclaimer. This software is provided as is and any express or implied warranties, including, but not limited to, the implied warranties of merchantability and fitness for a particular purpose are disclaimed. In no event shall Ada ${damages}`,
        miss: 'Redistributions of source code must retain the above copyright notice.',
      },
    },
  ],
});
