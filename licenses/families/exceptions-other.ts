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

/** Permissions for fonts, hardware, lists of free licences, patents, and the cooperation commitment. */
export const exceptionsOther = defineFamily({
  id: 'exceptions-other',
  about: {
    zh: '字体、硬件、自由软件名单、专利与合作承诺等附加许可。',
    en: 'Permissions for fonts, hardware, lists of free licences, patents, and the cooperation commitment.',
  },
  rules: [
    {
      kind: 'exception',
      expression: 'Font-exception-2.0',
      patterns: [
        'as a special exception if you create a document which uses (this font|these fonts) and embed (this font|these fonts) or unaltered portions of (this font|these fonts) into the document (this font|these fonts) (does|do) not (by itself|by it self|by themselves) cause the resulting document to be covered by the gnu general public license (this exception does not however invalidate any other reasons why the document might be covered by the gnu general public license)? (if you modify (this font|these fonts) you may extend this exception to your version of the (font|fonts) but you are not obligated to do so (if you do not wish to do so delete this exception statement from your version)?)?',
        'font embedding exception',
        'with font exception',
        'with the font exception',
        'gpl font exception',
      ],
      examples: {
        match:
          'As a special exception, if you create a document which uses this font, and embed this font or unaltered portions of this font into the document, this font does not by itself cause the resulting document to be covered by the GNU General Public License.',
        miss: 'A document which uses this font is nice.',
      },
    },
    {
      kind: 'exception',
      expression: 'PS-or-PDF-font-exception-20170817',
      patterns: [
        '(_3_ font and related files in this directory are distributed under the gnu affero general public license version 3 see the file copying with the following exemption)? as a special exception permission is granted to include (these|this) font (programs|program) in a postscript or pdf file that consists of a document that contains text to be displayed or printed using this font regardless of the conditions or license applying to the document itself',
      ],
      examples: {
        match:
          'As a special exception permission is granted to include these font programs in a postscript or pdf file that consists of a document that contains text to be displayed or printed using this font regardless of the conditions or license applying to the document itself.',
        miss: 'This font is in a PDF file.',
      },
    },
    {
      kind: 'exception',
      expression: 'KiCad-libraries-exception',
      patterns: [
        'to the extent that the creation of electronic designs that use licensed material can be considered to be adapted material then the copyright holder waives article 3 of the license with respect to these designs and any generated files which use data provided as part of the licensed material',
      ],
      examples: {
        match:
          'To the extent that the creation of electronic designs that use licensed material can be considered to be adapted material then the copyright holder waives article 3 of the license with respect to these designs and any generated files which use data provided as part of the licensed material.',
        miss: 'KiCad makes electronic designs.',
      },
    },
    {
      kind: 'exception',
      expression: 'Google-Patent-WebM',
      patterns: [
        '(additional ip rights grant patents)? these implementations means the copyrightable works that implement the webm codecs distributed by google as part of the webm project google hereby grants to you a perpetual worldwide non exclusive no charge royalty free irrevocable _200_ (this grant does not include claims _100_ shall terminate as of the date such litigation is filed)?',
      ],
      examples: {
        match:
          'These implementations means the copyrightable works that implement the webm codecs distributed by google as part of the webm project google hereby grants to you a perpetual worldwide non exclusive no charge royalty free irrevocable.',
        miss: 'WebM is a format of Google.',
      },
    },
    {
      kind: 'exception',
      expression: 'GPL-CC-1.0',
      patterns: [
        '(gpl cooperation commitment (version)? 1)? before filing or continuing to prosecute any legal proceeding or claim other than a defensive action arising from termination of a covered license (we|_4_) (commit|commits) to extend to the person or entity you accused of violating the covered license the following provisions regarding cure and reinstatement taken from gpl version 3 _200_ (definitions _150_)? (including subsidiaries of a corporate contributor)? (this work is available under a creative commons attribution sharealike 4 international license (_3_ creativecommons org licenses by sa 4)?)?',
        'before filing or continuing to prosecute any legal proceeding or claim other than a defensive action arising from termination of a covered license _200_ _120_ in response to a prior proceeding or claim initiated by you or your affiliate',
        'before filing or continuing to prosecute any legal proceeding or claim other than a defensive action arising from termination of a covered license _200_ _200_ this work is available under a creative commons attribution sharealike 4 international license (_3_ creativecommons org licenses by sa 4)?',
        'gpl cooperation commitment',
        'gplcc 1',
        'gpl cc 1',
      ],
      examples: {
        match: 'We follow the GPL Cooperation Commitment.',
        miss: 'We cooperate with the GPL community.',
      },
    },
    {
      kind: 'exception',
      expression: 'Universal-FOSS-exception-1.0',
      patterns: [
        '(the)? universal foss exception version 1 (in addition to the rights set forth in the other license s? included in the distribution _200_)?',
        'universal foss exception version 1 _200_ _200_ _100_ in conjunction with software other than other foss',
      ],
      examples: {
        match: 'with the Universal FOSS Exception, version 1.0',
        miss: 'FOSS is universal.',
      },
    },
    {
      kind: 'exception',
      expression: 'DigiRule-FOSS-exception',
      patterns: [
        'digirule solutions (s)? foss license exception terms and conditions _200_ _200_ _150_ zope public license 2',
        'digirule (solutions)? (s)? foss license exception (terms and conditions)?',
      ],
      examples: {
        match: 'Digirule solutions foss license exception terms and conditions zope public license 2.',
        miss: 'DigiRule makes software.',
      },
    },
    {
      kind: 'exception',
      expression: 'RRDtool-FLOSS-exception-2.0',
      patterns: [
        '(floss license exception)? _8_ i want specified free libre and open source software floss applications to be able to use specified gpl licensed rrdtool libraries _200_ _200_ zope public license 2 (2.1)?',
        'rrdtool libraries the program despite the fact that not all floss licenses are compatible with version 2 of the gnu general public license',
      ],
      examples: {
        match:
          'I want specified free libre and open source software floss applications to be able to use specified gpl licensed rrdtool libraries zope public license 2.',
        miss: 'RRDtool is a library.',
      },
    },
    {
      kind: 'exception',
      expression: 'SHL-2.0',
      patterns: [
        'solderpad hardware license version 2 (this license the license operates as a wraparound license to the apache license version 2 _200_ _150_ as if the rights did not exist)?',
        'solderpad hardware license (version)? 2',
        'this license the license operates as a wraparound license to the apache license version 2 _200_ _200_ as if the rights did not exist',
        'shl 2',
      ],
      examples: {
        match: 'Licensed under the Solderpad Hardware Licence, Version 2.0',
        miss: 'Licensed under the Solderpad Hardware Licence, Version 0.51',
      },
    },
    {
      kind: 'exception',
      expression: 'SHL-2.1',
      patterns: [
        'solderpad hardware license version 2.1 (this license operates as a wraparound license to the apache license version 2 _140_ thus ignoring all sections written below entirely)?',
        'terminology in the apache license is supplemented or modified as follows authorship any reference to authorship _120_ solderpad hardware license version 2.1 (being the terms and conditions for use _190_ (based on or derived from the work|for the purposes of this license))?',
        '(appendix)? (copyright)? _8_ spdx license identifier apache 2 with shl 2.1 licensed under the solderpad hardware license version 2.1 _120_ governing permissions and limitations under the license',
        'solderpad hardware license (version)? 2.1',
        'shl 2.1',
        'solderpad org licenses shl 2.1',
      ],
      examples: {
        match: 'Licensed under the Solderpad Hardware License v 2.1',
        miss: 'Licensed under the Solderpad Hardware Licence, Version 2.0',
      },
    },
    {
      kind: 'exception',
      expression: 'UBDL-exception',
      patterns: [
        'unmodified binary distribution license',
        'unmodified binary distribution license preamble the gnu general public license provides a legal guarantee _200_ _200_ _100_ grant permissions beyond those granted to you by this license',
      ],
      examples: {
        match: 'Unmodified binary distribution license.',
        miss: 'An unmodified binary is distributed.',
      },
    },
    {
      kind: 'exception',
      expression: 'freertos-exception-2.0',
      patterns: [
        '(any freertos source code whether modified or in its original release form _40_ under the terms of the gnu general public license plus this exception)? (an independent module is a module which is not derived from or based on freertos)? (exception text)? (clause 1)? linking freertos (statically or dynamically)? with other modules is making a combined work based on freertos _200_ (clause 2 freertos may not be used for any competitive or comparative purpose _50_ ensure information accuracy)?',
        'linking freertos statically or dynamically with other modules is making a combined work based on freertos _200_ this is the norm within the industry and is intended to ensure information accuracy',
        'any freertos source code whether modified or in its original release form _200_ _100_ ensure information accuracy',
        'freertos gpl exception text',
        '(and must be|and)? modified by the freertos exception',
      ],
      examples: {
        match:
          'it under the terms of the GNU General Public License (version 2) as published by the Free Software Foundation and modified by the FreeRTOS exception.',
        miss: 'FreeRTOS is a system.',
      },
    },
    {
      kind: 'exception',
      expression: 'LicenseRef-scancode-mysql-floss-exception-2.0',
      patterns: [
        'mysql (foss|floss|ab floss|ab s floss) license exception',
        'there are special exceptions to the terms and conditions of the gpl as it is applied to this (software|source code) view the full text of the exception in file exceptions client in the directory of this software distribution',
        'special exceptions to the terms and conditions of the gpl as it is applied to this (software|source code)',
      ],
      examples: {
        match: 'There are special exceptions to the terms and conditions of the GPL as it is applied to this software.',
        miss: 'MySQL is a database.',
      },
    },
  ],
});
