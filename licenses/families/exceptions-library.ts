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

/** What toolkits and language libraries add to the LGPL and other licences. */
export const exceptionsLibrary = defineFamily({
  id: 'exceptions-library',
  about: {
    zh: '图形、语言与其他库附加于 LGPL 等许可证的例外。',
    en: 'What toolkits and language libraries add to the LGPL and other licences.',
  },
  rules: [
    {
      kind: 'exception',
      expression: 'WxWindows-exception-3.1',
      patterns: [
        '(exception notice)? as a special exception the copyright holders of this library give permission for additional uses of the text contained in this release of the library as (licensed|licenced) under the (wxwindows|wxwidgets|wx windows|_4_) library license applying either version 3.1 of the license or at your option any later version of the license as published by the copyright holders of version 3.1 of the license document (the exception is that you may use copy link modify and distribute under (your|the users|the user s) own terms binary object code versions of works based on the library)? (if you copy code from files distributed under the terms of the gnu general public license or the gnu library general public license _70_)? (if you write modifications of your own for this library it is your choice whether to permit this exception to apply to your modifications if you do not wish that you must delete the exception notice from such code and or adjust the licensing conditions notice accordingly)?',
        'wxwindows (library)? license version 3.1',
        'wxwindows library license',
        'wxwidgets library license',
        'wx windows library license',
        'with wxwindows exception',
        'wxwindows exception 3.1',
      ],
      examples: {
        match:
          'As a special exception, the copyright holders of this library give permission for additional uses of the text contained in this release of the library as licenced under the wxWindows Library Licence, applying either version 3.1 of the Licence, or (at your option) any later version of the Licence as published by the copyright holders of version 3.1 of the Licence document.',
        miss: 'wxWindows is a library.',
      },
    },
    {
      kind: 'exception',
      expression: 'Simple-Library-Usage-exception',
      patterns: [
        '(exception notice)? as a special exception the copyright holders of this library give permission for additional uses of the text contained in this release of the library as (licensed|licenced) under the simple library usage license applying either version 1 of the license or at your option any later version of the license as published by the copyright holders of version 1 of the license document (_200_ if you write modifications of your own for this library it is your choice whether to permit this exception to apply to your modifications if you do not wish that you must delete the exception notice from such code and or adjust the licensing conditions notice accordingly)?',
      ],
      examples: {
        match:
          'As a special exception the copyright holders of this library give permission for additional uses of the text contained in this release of the library as licensed under the simple library usage license applying either version 1 of the license or at your option any later version of the license as published by the copyright holders of version 1 of the license document.',
        miss: 'The library has simple usage.',
      },
    },
    {
      kind: 'exception',
      expression: 'FLTK-exception',
      patterns: [
        '(the fltk library and included programs are provided under the terms of the gnu (library|lesser) general public license _2_ with the following exceptions)? (modifications to the fltk configure script config header file and makefiles by themselves to support a specific platform do not constitute a modified or derivative work)? (the authors do request that such modifications be contributed to the fltk project send all contributions to _8_)? widgets that are subclassed from fltk widgets do not constitute a derivative work (static linking of applications and widgets to the fltk library does not constitute a derivative work _150_ is based in part on the work of the fltk project (_3_ fltk org)?)?',
        'gnu library general public license with exceptions that allow for static linking',
        'with fltk exception',
        'fltk exception',
        'fltk org copying php',
      ],
      examples: {
        match: 'Widgets that are subclassed from FLTK widgets do not constitute a derivative work.',
        miss: 'FLTK has widgets.',
      },
    },
    {
      kind: 'exception',
      expression: 'Qwt-exception-1.0',
      patterns: [
        '(qwt license version 1 (january 1)?)? (the qwt library and included programs are provided under the terms of the gnu lesser general public license _2_ with the following exceptions)? widgets that are subclassed from qwt widgets do not constitute a derivative work (static linking of applications and widgets to the qwt library does not constitute a derivative work _150_ is based in part on the work of the qwt project (_3_ qwt sf net)?)?',
        'under the terms of the qwt license version 1',
        'qwt license version 1',
      ],
      examples: {
        match: 'modify it under the terms of the Qwt License, Version 1.0',
        miss: 'Qwt has widgets.',
      },
    },
    {
      kind: 'exception',
      expression: 'Qt-LGPL-exception-1.1',
      patterns: [
        '(the)? (qt company|digia)? qt lgpl exception version 1.1 (_2_ as an additional permission to the gnu lesser general public license version 2.1 the object code form of a work that uses the library may incorporate material from a header file that is part of the library (you may distribute such object code under terms of your choice provided that _200_ you are not required to apply this additional permission to a modified version of the library)?)?',
        'as an additional permission to the gnu lesser general public license version 2.1 the object code form of a work that uses the library may incorporate material from a header file that is part of the library (you may distribute such object code under terms of your choice provided that _200_ you are not required to apply this additional permission to a modified version of the library)?',
        'in addition as a special exception (the qt company|digia|nokia) gives you certain additional rights these rights are described in the (the qt company|digia|nokia)? qt lgpl exception version 1.1 included in the file lgpl exception txt in this package',
      ],
      examples: {
        match:
          'In addition, as a special exception, The Qt Company gives you certain additional rights. These rights are described in The Qt Company Qt LGPL Exception version 1.1, included in the file LGPL_EXCEPTION.txt in this package.',
        miss: 'Qt is under the LGPL.',
      },
    },
    {
      kind: 'exception',
      expression: 'Nokia-Qt-exception-1.1',
      patterns: [
        'nokia qt lgpl exception version 1.1 (_2_ as an additional permission to the gnu lesser general public license version 2.1 the object code form of a work that uses the library may incorporate material from a header file that is part of the library (you may distribute such object code under terms of your choice provided that _200_ you are not required to apply this additional permission to a modified version of the library)?)?',
        'in addition as a special exception nokia gives you certain additional rights these rights are described in the nokia qt lgpl exception version 1.1 included in the file lgpl exception txt in this package',
      ],
      examples: {
        match:
          'In addition, as a special exception, Nokia gives you certain additional rights. These rights are described in the Nokia Qt LGPL Exception version 1.1, included in the file LGPL_EXCEPTION.txt in this package.',
        miss: 'Nokia made Qt.',
      },
    },
    {
      kind: 'exception',
      expression: 'Digia-Qt-LGPL-exception-1.1',
      patterns: [
        'digia qt lgpl exception version 1.1 (as a special exception to the gnu lesser general public license version 2.1 the object code form of a work that uses the library may incorporate material from a header file that is part of the library _40_ is limited to numerical parameters data structure layouts accessors macros inline functions and templates)?',
        'in addition as a special exception digia gives you certain additional rights these rights are described in the digia qt lgpl exception version 1.1 included in the file lgpl exception txt in this package',
      ],
      examples: {
        match:
          'In addition, as a special exception, Digia gives you certain additional rights. These rights are described in the Digia Qt LGPL Exception version 1.1, included in the file LGPL_EXCEPTION.txt in this package.',
        miss: 'Digia made Qt.',
      },
    },
    {
      kind: 'exception',
      expression: 'Qt-GPL-exception-1.0',
      patterns: [
        '(the)? qt company gpl exception 1 (exception 1)? (as a special exception you may create a larger work which contains the output of this application and distribute that work under terms of your choice so long as the work is not otherwise derived from _150_ under the terms of this license)?',
        '(with exceptions as appearing in the file)? license gpl 3 except included in the packaging of this file',
        'with exceptions as appearing in the file license gpl 3 except (included in the packaging of this file)?',
      ],
      examples: {
        match:
          'version 3 as published by the Free Software Foundation with exceptions as appearing in the file LICENSE.GPL3-EXCEPT included in the packaging of this file.',
        miss: 'The Qt Company made Qt.',
      },
    },
    {
      kind: 'exception',
      expression: 'OCCT-exception-1.0',
      patterns: [
        '(open cascade exception version 1 to (gnu)? lgpl version 2.1)? the object code (i e|ie)? not a source form of a work that uses the library can incorporate material from a header file that is part of the library as a special exception to the gnu lesser general public license version 2.1 you may distribute such object code incorporating material from header files provided with the open cascade technology libraries _60_ facilities provided by the open cascade technology software',
        'open cascade exception (version 1)?',
        'with special exception defined in the file occt lgpl exception txt',
      ],
      examples: {
        match: 'with special exception defined in the file OCCT_LGPL_EXCEPTION.txt',
        miss: 'Open CASCADE is a library.',
      },
    },
    {
      kind: 'exception',
      expression: 'OCaml-LGPL-linking-exception',
      patterns: [
        '(as a special exception to the gnu (lesser|library) general public license (version _2_)?)? you may (also)? link statically or dynamically a work that uses the _6_ with a publicly distributed version of the _6_ to produce an executable file containing portions of the _6_ and distribute that executable file under terms of your choice without any of the additional requirements listed in clause 6 of the gnu (lesser|library) general public license (by a publicly distributed version of the _70_ under the conditions defined in clause (2|3) of the gnu (lesser|library) general public license)? (this exception does not however invalidate any other reasons why the executable file might be covered by the gnu (lesser|library) general public license)?',
        '(with|and) (the)? special exception on linking described in file _2_ license',
        '(with)? (the)? special exception on linking described in (the)? (file)? _3_ license',
        'with ocaml (lgpl)? linking exception',
        'ocaml lgpl linking exception',
        'with the ocaml linking exception',
        '(with)? (the)? ocaml static linking exception',
      ],
      examples: {
        match:
          'under the terms of the GNU Library General Public License, with the special exception on linking described in file ../LICENSE.',
        miss: 'OCaml links statically.',
      },
    },
    {
      kind: 'exception',
      expression: 'LLGPL',
      patterns: [
        '(preamble to the gnu lesser general public license)? _20_ (the)? concept of the gnu lesser general public license version 2.1 lgpl has been adopted to govern the use and distribution of above mentioned application _200_ in lisp _200_ covered by the lgpl because of this declaration section 6 of lgpl is not applicable to the library however _40_ that is incorporated into this executable',
        '(preamble to the gnu lesser general public license)? _20_ (the)? concept of the gnu lesser general public license version 2.1 lgpl has been adopted to govern the use and distribution of _200_ foreign modules _200_ section 6 of lgpl is not applicable to the library however in connection with each distribution of this executable you must also deliver _40_ that is incorporated into this executable',
        '(preamble to the gnu lesser general public license (copyright)? _10_)? (the)? concept of the gnu lesser general public license version 2.1 lgpl has been adopted to govern the use and distribution of _200_ _200_ _200_ that is incorporated into this executable',
        'lisp lesser (gnu)? general public license',
        'lisp lgpl',
        'license llgpl',
        'the llgpl',
        'opensource franz com preamble (html)?',
        'under the llgpl',
        'llgpl license',
        'franz lisp lesser',
      ],
      examples: {
        match: 'Licensed under the Lisp Lesser GNU General Public License.',
        miss: 'Lisp is a language.',
      },
    },
    {
      kind: 'exception',
      expression: 'QPL-1.0-INRIA-2004-exception',
      patterns: [
        'as a special exception to the q public license you may develop application programs reusable components and other software items that link with the original or modified versions of the software and are not made available to the general public without any of the additional requirements listed in clause 6 (c)? of the q public license',
      ],
      examples: {
        match:
          'As a special exception to the q public license you may develop application programs reusable components and other software items that link with the original or modified versions of the software and are not made available to the general public without any of the additional requirements listed in clause 6 of the q public license.',
        miss: 'The Q Public Licence has six clauses.',
      },
    },
    {
      kind: 'exception',
      expression: 'PCRE2-exception',
      patterns: [
        '(exemption for binary library like packages)? the second condition in the bsd license covering binary redistributions does not apply all the way down a chain of software if binary package a includes pcre 2 it must respect the condition but if package b is software that includes package a the condition is not imposed on package b unless it uses pcre 2 independently',
        'exemption for binary library like packages',
      ],
      examples: {
        match:
          'The second condition in the bsd license covering binary redistributions does not apply all the way down a chain of software if binary package a includes pcre 2 it must respect the condition but if package b is software that includes package a the condition is not imposed on package b unless it uses pcre 2 independently.',
        miss: 'PCRE2 is a library.',
      },
    },
    {
      kind: 'exception',
      expression: 'CLISP-exception-2.0',
      patterns: [
        '(summary)? (note)? this copyright does not cover user programs that run in clisp and third party packages not part of clisp _200_ foreign non lisp code that is linked with clisp or loaded into clisp through dynamic linking is not exempted from this copyright (i e)? such code when distributed for use with clisp must be distributed under the gpl',
        'this copyright does not cover user programs that run in clisp and third party packages not part of clisp _200_ _200_ must be distributed under the gpl',
      ],
      examples: {
        match:
          'This copyright does not cover user programs that run in clisp and third party packages not part of clisp foreign non lisp code that is linked with clisp or loaded into clisp through dynamic linking is not exempted from this copyright such code when distributed for use with clisp must be distributed under the gpl.',
        miss: 'CLISP runs user programs.',
      },
    },
    {
      kind: 'exception',
      expression: '389-exception',
      patterns: [
        '(in addition)? as a special exception red hat inc gives you the additional right to link the code of this program with code not covered under the gnu general public license non gpl code and to distribute linked combinations including the two subject to the limitations in this paragraph _200_ (license this file solely under the gpl without exception)?',
        'as a special exception red hat inc gives you the additional right to link the code of this program with code not covered under the gnu general public license _200_ license this file solely under the gpl without exception',
      ],
      examples: {
        match:
          'As a special exception red hat inc gives you the additional right to link the code of this program with code not covered under the gnu general public license non gpl code and to distribute linked combinations including the two subject to the limitations in this paragraph.',
        miss: '389 is a directory server.',
      },
    },
  ],
});
