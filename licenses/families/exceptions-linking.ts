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

/** Permissions to link with independent modules, libraries or the program around. */
export const exceptionsLinking = defineFamily({
  id: 'exceptions-linking',
  about: {
    zh: '允许与独立模块、库或宿主程序链接的例外。',
    en: 'Permissions to link with independent modules, libraries or the program around.',
  },
  rules: [
    {
      kind: 'exception',
      expression: 'Classpath-exception-2.0',
      patterns: [
        'linking _12_ (statically or dynamically)? with other modules is making a combined work based on _12_ thus the terms and conditions of the gnu _3_ public license (version 2|2)? cover the whole combination as a special exception (the)? _8_ (gives|give|grants|grant|gave) (you)? permission to link _8_ with independent modules to produce an executable regardless of the license terms of these independent modules and to copy and distribute the resulting executable under terms of your choice provided that you also meet for each linked independent module the terms and conditions of the license of that module (an independent module is a module which is not derived from or based on _8_)? (if you modify (this|the) _6_ you may (extend|apply) this exception to your version of (the|this) _6_ but you are not (obligated|obliged|required) to do so (if you do not wish to do so (you must)? delete this exception statement from your version)?)?',
        '(with|plus|and)? (the)? (gnu)? classpath exception (2)?',
        '(with|plus|and)? (the)? (gnu)? class path exception',
        'with cpe',
        'w cpe',
        'version 2 cpe',
        'subject to the classpath exception as provided by _6_ in the license file that accompanied this code',
        'designates this particular file as subject to the classpath exception as provided by _6_ in the (license|gpl version 2 section of the license) file that accompanied this code',
        'gnu org software classpath license',
      ],
      examples: {
        match:
          'Linking this library statically or dynamically with other modules is making a combined work based on this library. Thus, the terms and conditions of the GNU General Public License cover the whole combination. As a special exception, the copyright holders of this library give you permission to link this library with independent modules to produce an executable, regardless of the license terms of these independent modules, and to copy and distribute the resulting executable under terms of your choice, provided that you also meet, for each linked independent module, the terms and conditions of the license of that module.',
        miss: 'The classpath of this program is set by an exception.',
      },
    },
    {
      kind: 'exception',
      expression: 'Classpath-exception-2.0-short',
      patterns: [
        'as a special exception (the)? _8_ (gives|give|grants|grant|gave) (you)? permission to link _8_ with independent modules to produce an executable regardless of the license terms of these independent modules and to copy and distribute the resulting executable under terms of your choice provided that you also meet for each linked independent module the terms and conditions of the license of that module (an independent module is a module which is not derived from or based on _8_)? (if you modify (this|the) _6_ you may (extend|apply) this exception to your version of (the|this) _6_ but you are not (obligated|obliged|required) to do so (if you do not wish to do so (you must)? delete this exception statement from your version)?)?',
      ],
      examples: {
        match:
          'As a special exception, the copyright holders of this library give you permission to link this library with independent modules to produce an executable, regardless of the license terms of these independent modules, and to copy and distribute the resulting executable under terms of your choice, provided that you also meet, for each linked independent module, the terms and conditions of the license of that module.',
        miss: 'As a special exception, you may link this library with independent modules.',
      },
    },
    {
      kind: 'exception',
      expression: 'Independent-modules-exception',
      patterns: [
        '(this is the file copying fpc it applies to the free pascal _40_)? (the source code of _12_ (is|are) distributed under the library gnu general public license _10_)? with the following modification as a special exception (the)? _8_ (gives|give|grants|grant|gave) (you)? permission to link _8_ with independent modules to produce an executable regardless of the license terms of these independent modules and to copy and distribute the resulting executable under terms of your choice provided that you also meet for each linked independent module the terms and conditions of the license of that module (an independent module is a module which is not derived from or based on _8_)? (if you modify (this|the) _6_ you may (extend|apply) this exception to your version of (the|this) _6_ but you are not (obligated|obliged|required) to do so (if you do not wish to do so (you must)? delete this exception statement from your version)?)?',
      ],
      examples: {
        match:
          'The sources are distributed under the Library GNU General Public License with the following modification: As a special exception, the copyright holders of this library give you permission to link this library with independent modules to produce an executable, regardless of the license terms of these independent modules, and to copy and distribute the resulting executable under terms of your choice, provided that you also meet, for each linked independent module, the terms and conditions of the license of that module.',
        miss: 'The sources are distributed with the following modification: none.',
      },
    },
    {
      kind: 'exception',
      expression: 'Fawkes-Runtime-exception',
      patterns: [
        '(linking _12_ (statically or dynamically)? with other (modules|code|files) is making a combined work based on _12_ thus the terms and conditions of (gpl 2|the gnu _3_ public license (version 2)?) cover the whole combination)? as a special exception (the)? _8_ (gives|give|grants|grant|gave) (you)? permission to link _8_ with independent modules to produce an executable regardless of the license terms of these independent modules and to copy and distribute the resulting executable under terms of your choice provided that you also meet for each linked independent module the terms and conditions of the license of that module (an independent module is a module which is not derived from or based on _8_)? (if you modify (this|the) _6_ you may (extend|apply) this exception to your version of (the|this) _6_ but you are not (obligated|obliged|required) to do so (if you do not wish to do so (you must)? delete this exception statement from your version)?)? as a special exception if other files instantiate templates or use macros or inline functions from this file or you compile this file and link it with other files to produce an executable this file does not by itself cause the resulting executable to be covered by the gnu general public license ((however)? (this|the) exception does not (however)? invalidate any other reasons why _8_ might be covered by (the)? (gnu)? (lesser|library|affero)? (general)? public license)?',
        '(linking _12_ (statically or dynamically)? with other (modules|code|files) is making a combined work based on _12_ thus the terms and conditions of (gpl 2|the gnu _3_ public license (version 2)?) cover the whole combination)? as a special exception (the)? _8_ (gives|give|grants|grant|gave) (you)? permission to link _8_ with independent modules to produce an executable regardless of the license terms of these independent modules and to copy and distribute the resulting executable under terms of your choice provided that you also meet for each linked independent module the terms and conditions of the license of that module (an independent module is a module which is not derived from or based on _8_)? (if you modify (this|the) _6_ you may (extend|apply) this exception to your version of (the|this) _6_ but you are not (obligated|obliged|required) to do so (if you do not wish to do so (you must)? delete this exception statement from your version)?)? _80_ if other files instantiate templates or use macros or inline functions from _60_ does not by itself cause the resulting executable to be covered by the gnu general public license ((however)? (this|the) exception does not (however)? invalidate any other reasons why _8_ might be covered by (the)? (gnu)? (lesser|library|affero)? (general)? public license)?',
      ],
      examples: {
        match:
          'As a special exception gives permission to link with independent modules to produce an executable regardless of the license terms of these independent modules and to copy and distribute the resulting executable under terms of your choice provided that you also meet for each linked independent module the terms and conditions of the license of that module as a special exception if other files instantiate templates or use macros or inline functions from this file or you compile this file and link it with other files to produce an executable this file does not by itself cause the resulting executable to be covered by the gnu general public license.',
        miss: 'As a special exception, other files may instantiate templates.',
      },
    },
    {
      kind: 'exception',
      expression: 'GPL-3.0-linking-source-exception',
      patterns: [
        '(additional (permission|permissions) under (gnu)? gpl version 3 section 7)? if you modify this program or any covered work by linking or combining it with _60_ containing parts covered by the terms of _40_ the licensors of this program grant you additional permission to convey the resulting work corresponding source for a non source form of such a combination shall include the source code for the parts of _40_ used as well as that of the covered work',
      ],
      examples: {
        match:
          'If you modify this Program, or any covered work, by linking or combining it with Foo (or a modified version of that library), containing parts covered by the terms of the Foo license, the licensors of this Program grant you additional permission to convey the resulting work. Corresponding Source for a non-source form of such a combination shall include the source code for the parts of Foo used as well as that of the covered work.',
        miss: 'If you modify this Program, tell us.',
      },
    },
    {
      kind: 'exception',
      expression: 'GPL-3.0-linking-exception',
      patterns: [
        '(additional (permission|permissions) under (the)? (gnu)? (gpl|affero gpl) version 3 section 7)? if you modify this (program|library) or any covered work by linking or combining it with _60_ containing parts covered by the terms of _40_ the licensors of this (program|library) grant you additional permission to convey the resulting work',
      ],
      examples: {
        match:
          'Additional permission under GNU GPL version 3 section 7. If you modify this Program, or any covered work, by linking or combining it with Foo (or a modified version of that library), containing parts covered by the terms of the Foo license, the licensors of this Program grant you additional permission to convey the resulting work.',
        miss: 'If you modify this Program, you must say so.',
      },
    },
    {
      kind: 'exception',
      expression: 'erlang-otp-linking-exception',
      patterns: [
        '(additional (permission|permissions) under _6_ section 7)? if you modify this program or any covered work by linking or combining it with runtime libraries of erlang otp _60_ grant you additional permission to convey the resulting work without the need to license the runtime libraries of erlang otp under the gnu affero general public license (corresponding source for a non source form of such a combination shall include the source code for the parts of the runtime libraries of erlang otp used as well as that of the covered work)?',
      ],
      examples: {
        match:
          'If you modify this program or any covered work by linking or combining it with runtime libraries of erlang otp grant you additional permission to convey the resulting work without the need to license the runtime libraries of erlang otp under the gnu affero general public license.',
        miss: 'We combine it with the runtime libraries of Erlang/OTP.',
      },
    },
    {
      kind: 'exception',
      expression: 'romic-exception',
      patterns: [
        '(additional permission under the gnu affero gpl version 3 section 7)? if you modify this program or any covered work by linking or combining it with other code such other code is not for that reason alone subject to any of the requirements of the gnu affero (gpl|general public license) (version 3)?',
      ],
      examples: {
        match:
          'If you modify this Program, or any covered work, by linking or combining it with other code, such other code is not for that reason alone subject to any of the requirements of the GNU Affero GPL version 3.',
        miss: 'Other code is subject to the GNU Affero GPL version 3.',
      },
    },
    {
      kind: 'exception',
      expression: 'GPL-3.0-389-ds-base-exception',
      patterns: [
        '(additional permission under (gnu)? gpl version 3 section 7)? if you modify this program or any covered work by linking or combining it with openssl or a modified version of openssl licensed under the openssl license _14_ the licensors of this program grant you additional permission to convey the resulting work corresponding source for a non source form of such a combination shall include the source code for the parts that are licensed under the openssl license as well as that of the covered work',
      ],
      examples: {
        match:
          'If you modify this program or any covered work by linking or combining it with openssl or a modified version of openssl licensed under the openssl license the licensors of this program grant you additional permission to convey the resulting work corresponding source for a non source form of such a combination shall include the source code for the parts that are licensed under the openssl license as well as that of the covered work.',
        miss: 'You may combine it with OpenSSL.',
      },
    },
    {
      kind: 'exception',
      expression: 'GPL-3.0-interface-exception',
      patterns: [
        '(linking _12_ (statically or dynamically)? with other (modules|code|files) is making a combined work based on _12_ thus the terms and conditions of (gpl 2|the gnu _3_ public license (version 2)?) cover the whole combination)? as a special exception the copyright holders of _8_ give you permission to combine _10_ with free software programs or libraries that are released under the gnu lgpl and with independent modules that communicate with _8_ solely through the _12_ interface _190_ if you modify the _10_ interface this exception does not apply to your modified version of _10_ and you must remove this exception when you distribute your modified version (this exception is an additional permission under section 7 of the gnu general public license version 3 (gpl version 3)?)?',
        '(linking _12_ (statically or dynamically)? with other (modules|code|files) is making a combined work based on _12_ thus the terms and conditions of (gpl 2|the gnu _3_ public license (version 2)?) cover the whole combination)? as a special exception the copyright holders of _8_ give you permission to combine _10_ with free software programs or libraries that are released under the gnu lgpl and with independent modules that communicate with _8_ solely through the _12_ interface (you may copy and distribute such a system _80_ interface)?',
      ],
      examples: {
        match:
          'As a special exception, the copyright holders of Foo give you permission to combine Foo program with free software programs or libraries that are released under the GNU LGPL and with independent modules that communicate with Foo solely through the plug-in interface.',
        miss: 'Modules communicate with Foo solely through the plug-in interface.',
      },
    },
    {
      kind: 'exception',
      expression: 'LGPL-3.0-linking-exception',
      patterns: [
        'as a special exception to the gnu lesser general public license version 3 (lgpl 3|lgpl version 3)? the copyright holders of this library give you permission to convey to a third party a combined work that links statically or dynamically to this library without providing any minimal corresponding source or minimal application code _60_ provided that you comply with the other provisions of lgpl (version)? 3 and provided that you meet for the application the terms and conditions of the _3_ which apply to the application (except as stated in this special exception the provisions of lgpl (version)? 3 will continue to comply in full to this library)? (if you modify this library you may apply this exception to your version of this library but you are not (obliged|obligated) to do so if you do not wish to do so delete this exception statement from your version)? (this exception does not and cannot modify any license terms which apply to the application with which you must still comply)?',
      ],
      examples: {
        match:
          'As a special exception to the gnu lesser general public license version 3 the copyright holders of this library give you permission to convey to a third party a combined work that links statically or dynamically to this library without providing any minimal corresponding source or minimal application code provided that you comply with the other provisions of lgpl 3 and provided that you meet for the application the terms and conditions of the which apply to the application.',
        miss: 'As a special exception to the GNU Lesser General Public License version 3, nothing is asked.',
      },
    },
    {
      kind: 'exception',
      expression: 'polyparse-exception',
      patterns: [
        'as a relaxation of clause 6 of the lgpl the copyright holders of this library give permission to use copy link modify and distribute binary only object code versions of an executable linked with the original unmodified library without requiring the supply of any mechanism to modify or replace the library and relink _16_ provided that all the other terms of clause 6 are complied with',
      ],
      examples: {
        match:
          'As a relaxation of clause 6 of the lgpl the copyright holders of this library give permission to use copy link modify and distribute binary only object code versions of an executable linked with the original unmodified library without requiring the supply of any mechanism to modify or replace the library and relink provided that all the other terms of clause 6 are complied with.',
        miss: 'Clause 6 of the LGPL asks for object code.',
      },
    },
  ],
});
