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

import { describe, expect, it } from 'vitest';
import { processorTime } from '../testing.ts';
import { copyrightsIn } from './copyright.ts';

function noticesIn(text: string): [readonly string[], string | null][] {
  return copyrightsIn(new TextEncoder().encode(text)).map(({ holders, years }) => [holders, years]);
}

const one: readonly (readonly [string, readonly string[], string | null])[] = [
  ['Copyright (c) 2019-2024 Birch Inc. and others', ['Birch Inc.'], '2019-2024'],
  ['// © 2020 Ann Reed <ann@reed.example>', ['Ann Reed'], '2020'],
  ['# SPDX-FileCopyrightText: 2016, 2018-2019 Ann Reed <ann@reed.example>', ['Ann Reed'], '2016, 2018-2019'],
  ['SPDX-FileCopyrightText: © 2019 Ben Oak', ['Ben Oak'], '2019'],
  ['SPDX-FileCopyrightText: Contributors to Heron <https://heron.example>', ['Contributors to Heron'], null],
  ['SPDX-SnippetCopyrightText: (C) Larch Cooperative <info@larch.example>', ['Larch Cooperative'], null],
  ['© Larch Corporation <https://larch.example>', ['Larch Corporation'], null],
  ['Copyright (c) Alice, some rights reserved', ['Alice'], null],
  [
    ' * Copyright (C) 1991, 1992, 1993,\n *   1994 Elm Foundation, Inc.',
    ['Elm Foundation, Inc.'],
    '1991, 1992, 1993, 1994',
  ],
  [' * Copyright (c) 2015-present, Birch, Inc.\n * All rights reserved.', ['Birch, Inc.'], '2015-present'],
  ['Copyright (c) 2021 - present, Yew Team and contributors', ['Yew Team and contributors'], '2021 - present'],
  ['Copyright 2014–present Ann Reed', ['Ann Reed'], '2014–present'],
  ['Copyright (c) 2011 Ann Reed (ann@reed.example), Ben Oak <ben@oak.example>', ['Ann Reed', 'Ben Oak'], '2011'],
  [
    'Copyright (c) 2012 Ann Reed <https://ann.example> and Ben Oak <https://ben.example>',
    ['Ann Reed', 'Ben Oak'],
    '2012',
  ],
  ['Copyright (c) 2014 Birch, 2015 Oak', ['Birch', 'Oak'], '2014, 2015'],
  ['版权所有 © 2020 某公司', ['某公司'], '2020'],
  ['版权所有 (C) 2019-2020 通明技术有限公司 保留所有权利', ['通明技术有限公司'], '2019-2020'],
  ['版权所有：通明技术有限公司', ['通明技术有限公司'], null],
  ['Copyright © 2020 某某科技有限公司 版权所有', ['某某科技有限公司'], '2020'],
  ['本软件著作权归北京某某公司所有。', ['北京某某公司'], null],
  ['北京某某科技有限公司 版权所有', ['北京某某科技有限公司'], null],
  ['著作权：2020 张三', ['张三'], '2020'],
  ['# 版权所有（C）2018至今 李四', ['李四'], '2018至今'],
  [
    '/* Copyright 2018 The Heron Authors. All rights reserved. Use of this source code is governed by a licence */',
    ['The Heron Authors'],
    '2018',
  ],
  ['(c) 2010 Ann Reed', ['Ann Reed'], '2010'],
  ['(c) Markus Oak, 1996, 2001', ['Markus Oak'], '1996, 2001'],
  ['Copyright (C) 2001 by Ann Reed, Licensed under the MIT license.', ['Ann Reed'], '2001'],
  [
    'Portions Copyright (c) 1994 The Regents of the University. All rights reserved.',
    ['The Regents of the University'],
    '1994',
  ],
  ['Copyright by Larch GmbH', ['Larch GmbH'], null],
  ['Copyright Larch Inc. 2019', ['Larch Inc.'], '2019'],
  [
    'Copyright (c) Larch Technologies Co., Ltd. 2020-2021. All rights reserved.',
    ['Larch Technologies Co., Ltd.'],
    '2020-2021',
  ],
  ['<p>Copyright &copy; 2020 <a href="http://x.example">Ann &amp; Sons</a></p>', ['Ann & Sons'], '2020'],
  ['<!-- Copyright 2022 Larch Ltd. -->', ['Larch Ltd.'], '2022'],
  ['printf("Copyright (C) 2019 Larch\\n");', ['Larch'], '2019'],
  ['This file is copyright 2012 Jane Roe', ['Jane Roe'], '2012'],
  ['This work is copyright (c) 2012 Jane Roe', ['Jane Roe'], '2012'],
  ['All of it is copyrighted by Larch Press.', ['Larch Press'], null],
  ['Copyright (c) 2019', [], '2019'],
  ['"copyright": "Copyright 2014-2020 Larch Ltd."', ['Larch Ltd.'], '2014-2020'],
  ['# Copyright the Heron authors', ['the Heron authors'], null],
  ['Copyright 2013 John Birch, MIT License', ['John Birch'], '2013'],
  ['Copyright 2013 John Birch; licensed MIT', ['John Birch'], '2013'],
  [
    'Copyright (c) 2012-2014 The Heron Developers and the\n  Larch Consortium.',
    ['The Heron Developers and the Larch Consortium'],
    '2012-2014',
  ],
  ['Copyright (c) 2006 Kirill Oak http://oak.example/', ['Kirill Oak'], '2006'],
  ['.\\" Copyright (c) 1990 The Regents', ['The Regents'], '1990'],
  ['Copyright Larch, Inc. and other Heron contributors.', ['Larch, Inc. and other Heron contributors'], null],
  ['Copyright 2010-2020 J. R. Smith Jr. This program is free', ['J. R. Smith Jr.'], '2010-2020'],
  ['@copyright 2019 Larch Corp', ['Larch Corp'], '2019'],
  ['Copyright (C) 2004 Sam Oak <sam@oak.example>\n\n Everyone is permitted to copy', ['Sam Oak'], '2004'],
  ['Copyright © 2007 Free Software Foundation, Inc. <https://fsf.org/>', ['Free Software Foundation, Inc.'], '2007'],
  ['Copyright (c) 2010-2012 Larch e.V.', ['Larch e.V.'], '2010-2012'],
  ['Copyright (c) 2015 6WIND S.A.', ['6WIND S.A.'], '2015'],
  ['-- Copyright (c) 2003,2004 Andi Oak, Larch Labs', ['Andi Oak, Larch Labs'], '2003,2004'],
  [';; Copyright (C) 1999-2000 by Scriptic Corporation.', ['Scriptic Corporation'], '1999-2000'],
  ['REM Copyright (c) 1999 Ann Reed', ['Ann Reed'], '1999'],
  ['dnl Copyright (C) 2006 Ann Reed', ['Ann Reed'], '2006'],
  ['(* Copyright (c) 2006 Ann Reed *)', ['Ann Reed'], '2006'],
  ['{- Copyright (c) 2006 Ann Reed -}', ['Ann Reed'], '2006'],
  ['{# Copyright (c) 2006 Ann Reed #}', ['Ann Reed'], '2006'],
  ['"""Copyright (c) 2006 Ann Reed"""', ['Ann Reed'], '2006'],
  ['# -*- copyright (c) 2006 Ann Reed -*-', ['Ann Reed'], '2006'],
  ['| Copyright (c) 1997-2006 The Heron Group |', ['The Heron Group'], '1997-2006'],
  ['********* Copyright 2006 Ann Reed *********', ['Ann Reed'], '2006'],
  ['Copyright (c) 1995-2016 Larch Machines Corporation and others', ['Larch Machines Corporation'], '1995-2016'],
  ['Copyright (c) Squirrel Chat et al., All rights reserved.', ['Squirrel Chat'], null],
  ['Copyright (c) 2019 Titus Oak <mailto:titus@oak.example>', ['Titus Oak'], '2019'],
  ['COPYRIGHT (C) 1987 LARCH EQUIPMENT CORPORATION', ['LARCH EQUIPMENT CORPORATION'], '1987'],
  ['Copyright 2009 Larch Inc. All Rights Reserved.', ['Larch Inc.'], '2009'],
  ['Copyright 2009. All rights reserved. Larch Inc.', ['Larch Inc.'], '2009'],
  ['Copyright (c) 2016 EduardoRFS', ['EduardoRFS'], '2016'],
  ['Copyright ⓒ 2016 Ann Reed', ['Ann Reed'], '2016'],
  ['Copyright @copyright{} 1990 Elm Foundation', ['Elm Foundation'], '1990'],
  ['Copyright \\(co 1990 Elm Foundation', ['Elm Foundation'], '1990'],
  ['**Copyright** (c) 2016 [Ann Reed](https://ann.example)', ['Ann Reed'], '2016'],
  ['Copyright (c) 1998 - 2013, Daniel Oak, <daniel@oak.example>.', ['Daniel Oak'], '1998 - 2013'],
  ['Copr. 1986-92 Numerical Birch Software', ['Numerical Birch Software'], '1986-92'],
  ['Original Copyright (c) 2001, Ann Reed', ['Ann Reed'], '2001'],
  ['Copyright since 2005 Larch SARL', ['Larch SARL'], '2005'],
  ['Copyright (c) 2018 Ann Reed\r\nPermission is hereby granted', ['Ann Reed'], '2018'],
  ['Copyright (c) 2018\nAnn Reed\n', ['Ann Reed'], '2018'],
  ['Copyright (C) 2003 Academia\nThe above copyright notice', ['Academia'], '2003'],
];

const none: readonly string[] = [
  'The above copyright notice and this permission notice shall be included',
  'THE COPYRIGHT HOLDERS AND CONTRIBUTORS',
  'Copyright Holder means the individual named',
  'Copyright notice',
  'Copyright Law of the country',
  'copyright law applies to copyright',
  'Copyright and license',
  'copyright protection is given',
  'under copyright, and may',
  "copyright = '2019, Larch'",
  'const copyright = text.slice(1);',
  'Copyright (c) <year> <copyright holders>',
  'Copyright [yyyy] [name of copyright owner]',
  'Copyright (C) {{year}} {{author}}',
  'Copyright (C) ${year} ${holder}',
  '   Copyright (C) year  name of author',
  'Copyright (c) YYYY Your Name',
  'Copyright (c)',
  "if (line.includes('Copyright (c)')) {",
  '(c) You must cause any modified files to carry notices',
  '(c) the names of the authors',
  'See the COPYRIGHT file for details',
  '版权声明',
  '著作权人享有的权利',
  '著作权法',
  '版权所有者',
  '版权许可',
  '# REUSE-IgnoreStart\n# Copyright 2020 Ann Reed\n# REUSE-IgnoreEnd',
];

describe('copyright notices', () => {
  it.each(one)('%j', (text, holders, years) => {
    expect(noticesIn(text)).toEqual([[holders, years]]);
  });

  it.each(none)('%j is none', (text) => {
    expect(noticesIn(text)).toEqual([]);
  });

  it('keeps the statement as written, without comment marks, on its line', () => {
    const text = '/*\n * Copyright  (c) 2015, Larch, Inc.  All rights reserved.\n */\n';
    expect(copyrightsIn(new TextEncoder().encode(text))).toEqual([
      {
        statement: 'Copyright (c) 2015, Larch, Inc. All rights reserved.',
        holders: ['Larch, Inc.'],
        years: '2015',
        line: 2,
      },
    ]);
  });

  it('reads the lists of Debian and notices that share a line', () => {
    const listed = 'Files: *\nCopyright: 2012, Larch\n           2013-2014, Ann Reed\nLicense: MIT\n';
    expect(copyrightsIn(new TextEncoder().encode(listed)).map(({ line, holders }) => [line, holders])).toEqual([
      [2, ['Larch']],
      [3, ['Ann Reed']],
    ]);
    expect(noticesIn('Copyright 2020 Larch Copyright 2021 Oak')).toEqual([
      [['Larch'], '2020'],
      [['Oak'], '2021'],
    ]);
  });

  it('a long Chinese line is not read as Latin-1 where the window on it begins inside a letter', () => {
    const line = `${'专利及免责声明'.repeat(12)}，保留版权、商标、专利及免责声明。`;
    for (const shift of ['', 'a', 'ab']) expect(copyrightsIn(Buffer.from(`${shift}${line}`))).toEqual([]);
  });

  it('reads Latin-1', () => {
    const bytes = Buffer.from('// Copyright \u00A9 2004 J\u00FCrgen Oak', 'latin1');
    expect(copyrightsIn(bytes)).toMatchObject([{ holders: ['Jürgen Oak'], years: '2004' }]);
  });

  it.each([
    ['words', 'copyright '],
    ['signs', '(c) © '],
    ['notices on one line', 'Copyright 2020 Ann '],
    ['notices', '# Copyright 2020 Ann Reed <a@b.example>\n'],
    ['unfinished notices', 'Copyright 2020,\n'],
    ['years', 'Copyright 1990, 1991, 1992, 1993, 1994, 1995, 1996, '],
    ['ignore marks', 'REUSE-IgnoreStart REUSE-IgnoreEnd © '],
  ])('takes time linear in many %s', (_, unit) => {
    const small = new TextEncoder().encode(unit.repeat(2_000));
    const large = new TextEncoder().encode(unit.repeat(8_000));
    copyrightsIn(small);
    const base = Math.max(
      10,
      processorTime(() => copyrightsIn(small)),
    );
    expect(processorTime(() => copyrightsIn(large)) / base).toBeLessThan(12);
  });
});
