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

/** Exceptions for runtimes of languages, kernels and code that is embedded. */
export const exceptionsRuntime = defineFamily({
  id: 'exceptions-runtime',
  about: {
    zh: '语言运行时、内核与嵌入代码的例外。',
    en: 'Exceptions for runtimes of languages, kernels and code that is embedded.',
  },
  rules: [
    {
      kind: 'exception',
      expression: 'harbour-exception',
      patterns: [
        'as a special exception _4_ (gives|give) permission for additional uses of the text contained in its release of (harbour|xharbour|_3_) the exception is that if you link the _3_ libraries with other files to produce an executable this does not by itself cause the resulting executable to be covered by the gnu general public license your use of that executable is in no way restricted on account of linking the _3_ library code into it _150_ delete this exception notice',
      ],
      examples: {
        match:
          'As a special exception gives permission for additional uses of the text contained in its release of harbour the exception is that if you link the libraries with other files to produce an executable this does not by itself cause the resulting executable to be covered by the gnu general public license your use of that executable is in no way restricted on account of linking the library code into it delete this exception notice.',
        miss: 'Harbour is a language.',
      },
    },
    {
      kind: 'exception',
      expression: 'SANE-exception',
      patterns: [
        'as a special exception the authors of _3_ give permission for additional uses of the libraries contained in this release of _3_ the exception is that if you link (a|an) _3_ library with other files to produce an executable this does not by itself cause the resulting executable to be covered by the gnu general public license your use of that executable is in no way restricted on account of linking the _3_ library code into it (this exception does not however invalidate any other reasons why the executable file might be covered by the gnu general public license)? (if you submit changes to _3_ to the maintainers to be included in a subsequent release you agree by submitting the changes that those changes may be distributed with this exception intact)? (if you write modifications of your own for _3_ it is your choice whether to permit this exception to apply to your modifications if you do not wish that delete this exception notice)?',
      ],
      examples: {
        match:
          'As a special exception, the authors of Foo give permission for additional uses of the libraries contained in this release of Foo. The exception is that, if you link a Foo library with other files to produce an executable, this does not by itself cause the resulting executable to be covered by the GNU General Public License. Your use of that executable is in no way restricted on account of linking the Foo library code into it.',
        miss: 'The authors of Foo give permission.',
      },
    },
    {
      kind: 'exception',
      expression: 'LLVM-exception',
      patterns: [
        '(llvm exceptions to the apache 2 license)? as an exception if as a result of your compiling your source code portions of this software are embedded into an object form of such source code you may redistribute such embedded portions in such object form without complying with the conditions of sections 4 (a)? 4 (b)? and 4 (d)? of the license (in addition if you combine or link compiled forms of this software with software that is licensed under the gpl version 2 combined software and if a court of competent jurisdiction determines _120_ only with respect to the combined software)?',
        'as an exception if as a result of your compiling your source code portions of this software are embedded into an object form _200_ with respect to the combined software',
        'with llvm (exception|exceptions)',
        'llvm exceptions',
        'apache _8_ with llvm exceptions',
        'part of the llvm project under the apache license version 2 with llvm exceptions',
      ],
      examples: {
        match:
          'As an exception, if, as a result of your compiling your source code, portions of this Software are embedded into an Object form of such source code, you may redistribute such embedded portions in such Object form without complying with the conditions of Sections 4(a), 4(b) and 4(d) of the License.',
        miss: 'LLVM compiles your source code.',
      },
    },
    {
      kind: 'exception',
      expression: 'Swift-exception',
      patterns: [
        '(runtime library exception to the apache 2 license)? as an exception if you use this software to compile your source code and portions of this software are embedded into the binary product as a result you may redistribute such product without providing attribution as would otherwise be required by sections 4 (a)? 4 (b)? and 4 (d)? of the license',
        'runtime library exception to the apache 2 license',
        'with runtime library exception',
      ],
      examples: {
        match: 'Licensed under Apache License v2.0 with Runtime Library Exception',
        miss: 'Swift compiles your source code.',
      },
    },
    {
      kind: 'exception',
      expression: 'fmt-exception',
      patterns: [
        '(optional exception to the license)? as an exception if as a result of your compiling your source code portions of this software are embedded into a machine executable object form of such source code you may redistribute such embedded portions in such object form without including the above copyright and permission notices',
      ],
      examples: {
        match:
          'As an exception if as a result of your compiling your source code portions of this software are embedded into a machine executable object form of such source code you may redistribute such embedded portions in such object form without including the above copyright and permission notices.',
        miss: 'Portions of this Software are embedded.',
      },
    },
    {
      kind: 'exception',
      expression: 'OpenJDK-assembly-exception-1.0',
      patterns: [
        '(openjdk assembly exception)? _12_ (the openjdk source code made available by _10_ openjdk code is distributed under the terms of the gnu general public license _8_ version 2 only gpl 2 with the following clarification and special exception)? linking this openjdk code statically or dynamically with other code is making a combined work based on this library thus the terms and conditions of gpl 2 cover the whole combination as a special exception _3_ gives you permission to link this openjdk code with certain code licensed by _130_ (may still be combined with designated exception modules if the new code is made subject to this exception by its copyright holder)?',
        'the openjdk source code made available by _12_ is distributed under the terms of the gnu general public license _8_ version 2 only gpl 2 with the following clarification and special exception linking this openjdk code statically or dynamically with other code is making a combined work based on this library _160_ may still be combined with designated exception modules if the new code is made subject to this exception by its copyright holder',
      ],
      examples: {
        match:
          'Linking this openjdk code statically or dynamically with other code is making a combined work based on this library thus the terms and conditions of gpl 2 cover the whole combination as a special exception gives you permission to link this openjdk code with certain code licensed by.',
        miss: 'OpenJDK is assembled.',
      },
    },
    {
      kind: 'exception',
      expression: 'u-boot-exception-2.0',
      patterns: [
        '(the u boot license exception)? (even though u boot in general is covered by the gpl 2 _3_)? (note)? this (copyright)? does not cover the so called standalone applications that use u boot services by means of the jump table provided by u boot exactly for this purpose this is merely considered normal use of u boot and does not fall under the heading of derived work (the header files _60_ does not fall under the heading of derived work|_60_ is copyrighted by me and others who actually wrote it)? (wolfgang denk)?',
      ],
      examples: {
        match:
          'This does not cover the so called standalone applications that use u boot services by means of the jump table provided by u boot exactly for this purpose this is merely considered normal use of u boot and does not fall under the heading of derived work.',
        miss: 'U-Boot has a jump table.',
      },
    },
    {
      kind: 'exception',
      expression: 'Linux-syscall-note',
      patterns: [
        '(note)? this copyright does not cover user programs that use kernel services by normal system calls this is merely considered normal use of the kernel and does not fall under the heading of derived work (also note that the gpl below is copyrighted by the free software foundation but the instance of code that it refers to the linux kernel is copyrighted by me and others who actually wrote it)? (also note that the only valid version of the gpl as far as the kernel is concerned is this particular version of the license ie version 2 not version 2.2 or version 3 _4_ unless explicitly otherwise stated)? (linus torvalds)?',
        'with linux syscall note',
        'linux syscall note',
      ],
      examples: {
        match:
          'NOTE! This copyright does *not* cover user programs that use kernel services by normal system calls - this is merely considered normal use of the kernel, and does *not* fall under the heading of "derived work".',
        miss: 'User programs use kernel services.',
      },
    },
  ],
});
