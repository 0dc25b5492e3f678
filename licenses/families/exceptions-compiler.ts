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

/** Exceptions of compilers, runtime libraries, templates and generated code. */
export const exceptionsCompiler = defineFamily({
  id: 'exceptions-compiler',
  about: {
    zh: '编译器、运行时库与模板代码的例外。',
    en: 'Exceptions of compilers, runtime libraries, templates and generated code.',
  },
  rules: [
    {
      kind: 'exception',
      expression: 'GCC-exception-3.1',
      patterns: [
        '(gcc runtime library exception version 3.1 (31)? (march)?)? _30_ everyone is permitted to copy and distribute verbatim copies of this license document but changing it is not allowed this gcc runtime library exception exception is an additional permission under section 7 of the gnu general public license version 3 gpl version 3 _200_ _200_ _100_ (the)? availability of this exception does not imply any general presumption that third party software is unaffected by the copyleft requirements of the license of gcc',
        '(under section 7 of gpl version 3)? you are granted additional permissions described in the gcc runtime library exception version 3.1 (as published by the free software foundation)? (you should have received a copy of the gnu general public license and a copy of the gcc runtime library exception along with this program see the files _8_ respectively if not see _4_ gnu org licenses)?',
        'with gcc (runtime library)? exception version 3.1',
        'with gcc exception 3.1',
        'gcc runtime library exception (version 3.1)?',
        'with the gcc runtime library exception',
        'gcc exception 3.1',
        'gnu org licenses gcc exception (3.1)? (html)?',
      ],
      examples: {
        match:
          'Under Section 7 of GPL version 3, you are granted additional permissions described in the GCC Runtime Library Exception, version 3.1, as published by the Free Software Foundation.',
        miss: 'GCC compiles the runtime library.',
      },
    },
    {
      kind: 'exception',
      expression: 'GCC-exception-2.0',
      patterns: [
        'in addition to the permissions in the gnu (general|library general|lesser general) public license _12_ (gives|give|grants|grant) you unlimited permission to link the compiled version of this (file|library|software) (into combinations)? with other programs and to distribute those (combinations|programs) without any restriction coming from the use of this (file|library|software) (the (gnu)? (lesser|library)? general public license restrictions do apply in other respects for example they cover modification of the (file|files|library) and distribution when not linked into (a|another) (combine|combined)? (executable|program))?',
        'gcc exception 2',
        'with gcc linking exception',
      ],
      examples: {
        match:
          'In addition to the permissions in the GNU General Public License, the authors give you unlimited permission to link the compiled version of this file into combinations with other programs, and to distribute those combinations without any restriction coming from the use of this file.',
        miss: 'The compiled version of this file is linked.',
      },
    },
    {
      kind: 'exception',
      expression: 'GCC-exception-2.0-note',
      patterns: [
        'in addition to the permissions in the gnu (lesser|library)? general public license _12_ (gives|give|grants|grant) you unlimited permission to link the compiled version of this (file|library|software) (into combinations)? with other programs and to distribute those (combinations|programs) without any restriction coming from the use of this (file|library|software) (the (gnu)? (lesser|library)? general public license restrictions do apply in other respects for example they cover modification of the (file|files|library) and distribution when not linked into (a|another) (combine|combined)? (executable|program))? note that people who make modified versions of this file are not obligated to grant this special exception for their modified versions it is their choice whether to do so (the gnu (lesser|library)? general public license gives permission to release a modified version without this exception this exception also makes it possible to release a modified version which carries forward this exception)?',
      ],
      examples: {
        match:
          'In addition to the permissions in the gnu general public license gives you unlimited permission to link the compiled version of this file with other programs and to distribute those combinations without any restriction coming from the use of this file note that people who make modified versions of this file are not obligated to grant this special exception for their modified versions it is their choice whether to do so.',
        miss: 'Note that people who make modified versions of this file exist.',
      },
    },
    {
      kind: 'exception',
      expression: 'Bootloader-exception',
      patterns: [
        '(bootloader exception)? in addition to the permissions in the gnu general public license the authors give you unlimited permission to link or embed compiled bootloader and related files into combinations with other programs and to distribute those combinations without any restriction coming from the use of those files (the general public license restrictions do apply in other respects for example they cover modification of the files and distribution when not linked into a (combine|combined) executable)?',
        'with exception for distributing the bootloader',
      ],
      examples: {
        match:
          'In addition to the permissions in the GNU General Public License, the authors give you unlimited permission to link or embed compiled bootloader and related files into combinations with other programs, and to distribute those combinations without any restriction coming from the use of those files.',
        miss: 'The bootloader is an exception.',
      },
    },
    {
      kind: 'exception',
      expression: 'GNAT-exception',
      patterns: [
        'as a special exception if other files instantiate generics from this unit or you link this unit with other files to produce an executable this _2_ does not by itself cause the resulting (executable|work) to be covered by the gnu _3_ public license ((however)? (this|the) exception does not (however)? invalidate any other reasons why _8_ might be covered by (the)? (gnu)? (lesser|library|affero)? (general)? public license)?',
      ],
      examples: {
        match:
          'As a special exception, if other files instantiate generics from this unit, or you link this unit with other files to produce an executable, this unit does not by itself cause the resulting executable to be covered by the GNU General Public License.',
        miss: 'Other files instantiate generics from this unit.',
      },
    },
    {
      kind: 'exception',
      expression: 'GNU-compiler-exception',
      patterns: [
        'as a special exception if you link this (library|file) with (other)? files compiled with a gnu compiler to produce an executable this (library|file)? does not (by itself)? cause the resulting executable to be covered by the gnu _3_ public license ((however)? (this|the) exception does not (however)? invalidate any other reasons why _8_ might be covered by (the)? (gnu)? (lesser|library|affero)? (general)? public license)?',
      ],
      examples: {
        match:
          'As a special exception, if you link this library with files compiled with a GNU compiler to produce an executable, this does not cause the resulting executable to be covered by the GNU General Public License.',
        miss: 'Files compiled with a GNU compiler are fast.',
      },
    },
    {
      kind: 'exception',
      expression: 'LicenseRef-scancode-gcc-compiler-exception-2.0',
      patterns: [
        'as a special exception if you link this (library|file) with (other)? files (some of which are|all of which are)? compiled with (gcc|gnu cc|gnu c _2_) to produce an executable this _2_ does not by itself cause the resulting (executable|work) to be covered by the gnu _3_ public license ((however)? (this|the) exception does not (however)? invalidate any other reasons why _8_ might be covered by (the)? (gnu)? (lesser|library|affero)? (general)? public license)?',
      ],
      examples: {
        match:
          'As a special exception, if you link this library with files compiled with GCC to produce an executable, this library does not by itself cause the resulting executable to be covered by the GNU General Public License.',
        miss: 'Link this library with files compiled with GCC.',
      },
    },
    {
      kind: 'exception',
      expression: 'gnu-javamail-exception',
      patterns: [
        'as a special exception if you link this (library|program|file|module|software) with other files to produce an executable this _2_ does not by itself cause the resulting (executable|work) to be covered by the gnu _3_ public license ((however)? (this|the) exception does not (however)? invalidate any other reasons why _8_ might be covered by (the)? (gnu)? (lesser|library|affero)? (general)? public license)?',
      ],
      examples: {
        match:
          'As a special exception, if you link this library with other files to produce an executable, this library does not by itself cause the resulting executable to be covered by the GNU General Public License.',
        miss: 'Link this library with other files.',
      },
    },
    {
      kind: 'exception',
      expression: 'SWI-exception',
      patterns: [
        'as a special exception if you link this library with other files compiled with a free software compiler to produce an executable this _2_ does not by itself cause the resulting (executable|work) to be covered by the gnu _3_ public license ((however)? (this|the) exception does not (however)? invalidate any other reasons why _8_ might be covered by (the)? (gnu)? (lesser|library|affero)? (general)? public license)?',
      ],
      examples: {
        match:
          'As a special exception, if you link this library with other files, compiled with a Free Software compiler, to produce an executable, this library does not by itself cause the resulting executable to be covered by the GNU General Public License.',
        miss: 'A Free Software compiler compiled this library.',
      },
    },
    {
      kind: 'exception',
      expression: 'mif-exception',
      patterns: [
        'as a special exception you may use this (file|library) as part of a free software library without restriction (specifically)? if other files instantiate templates or use macros or inline functions from this (file|library) or you compile this (file|library) and link it with other files to produce an executable this _2_ does not by itself cause the resulting (executable|work) to be covered by the gnu _3_ public license ((however)? (this|the) exception does not (however)? invalidate any other reasons why _8_ might be covered by (the)? (gnu)? (lesser|library|affero)? (general)? public license)?',
        'as a special exception if other files instantiate templates or use macros or inline functions from this (file|library) or you compile this (file|library) and link it with other files to produce an executable this _2_ does not by itself cause the resulting (executable|work) to be covered by the gnu _3_ public license ((however)? (this|the) exception does not (however)? invalidate any other reasons why _8_ might be covered by (the)? (gnu)? (lesser|library|affero)? (general)? public license)?',
      ],
      examples: {
        match:
          'As a special exception, you may use this file as part of a free software library without restriction. Specifically, if other files instantiate templates or use macros or inline functions from this file, or you compile this file and link it with other files to produce an executable, this file does not by itself cause the resulting executable to be covered by the GNU General Public License.',
        miss: 'Use this file as part of a free software library.',
      },
    },
    {
      kind: 'exception',
      expression: 'eCos-exception-2.0',
      patterns: [
        'as a special exception if other files instantiate templates or use macros or inline functions from this file or you compile this file and link it with other works to produce a work based on this file this _2_ does not by itself cause the resulting (executable|work) to be covered by the gnu _3_ public license (however the source code for this file must still be made available in accordance with section (3)? of the gnu general public license)? ((however)? (this|the) exception does not (however)? invalidate any other reasons why _8_ might be covered by (the)? (gnu)? (lesser|library|affero)? (general)? public license)?',
        'ecos exception 2',
      ],
      examples: {
        match:
          'As a special exception, if other files instantiate templates or use macros or inline functions from this file, or you compile this file and link it with other works to produce a work based on this file, this file does not by itself cause the resulting work to be covered by the GNU General Public License.',
        miss: 'eCos is an exception.',
      },
    },
  ],
});
