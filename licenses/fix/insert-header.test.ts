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
import { headerBlock } from './header-block.ts';
import { insertHeader } from './insert-header.ts';

const words = ['SPDX-License-Identifier: MIT', 'Copyright (c) 2026 Example'];

describe('insertHeader', () => {
  it.each([
    ['a.ts', 'x();\n', '// ①\n// ②\n\nx();\n'],
    ['a.py', '#!/usr/bin/env python3\nx()\n', '#!/usr/bin/env python3\n# ①\n# ②\n\nx()\n'],
    ['a.py', '# -*- coding: latin-1 -*-\nx()\n', '# -*- coding: latin-1 -*-\n# ①\n# ②\n\nx()\n'],
    ['a.rb', '# frozen_string_literal: true\n\nx\n', '# frozen_string_literal: true\n# ①\n# ②\n\nx\n'],
    ['a.xml', '<?xml version="1.0"?>\n<a/>\n', '<?xml version="1.0"?>\n<!--\n①\n②\n-->\n\n<a/>\n'],
    ['a.html', '<!DOCTYPE html>\n<html/>\n', '<!DOCTYPE html>\n<!--\n①\n②\n-->\n\n<html/>\n'],
    ['a.php', '<?php\n\nx();\n', '<?php\n/*\n * ①\n * ②\n */\n\nx();\n'],
    ['a.vue', '<template/>\n', '<!--\n①\n②\n-->\n\n<template/>\n'],
    ['a.md', '# Title\n', '<!--\n①\n②\n-->\n\n# Title\n'],
    ['a.md', '---\ntitle: x\n---\n# Title\n', '---\ntitle: x\n---\n\n<!--\n①\n②\n-->\n\n# Title\n'],
    ['a.css', 'a{}\n', '/*\n * ①\n * ②\n */\n\na{}\n'],
    ['a.css', '@charset "utf-8";\na{}\n', '@charset "utf-8";\n/*\n * ①\n * ②\n */\n\na{}\n'],
    ['a.sql', 'select 1;\n', '-- ①\n-- ②\n\nselect 1;\n'],
    [
      'a.el',
      ';;; a.el --- x  -*- lexical-binding: t; -*-\n(x)\n',
      ';;; a.el --- x  -*- lexical-binding: t; -*-\n;; ①\n;; ②\n\n(x)\n',
    ],
    ['a.tex', '\\x\n', '% ①\n% ②\n\n\\x\n'],
    ['a.bat', '@echo off\r\nx\r\n', '@echo off\r\nREM ①\r\nREM ②\r\n\r\nx\r\n'],
    ['a.rst', 'Title\n=====\n', '..\n   ①\n   ②\n\nTitle\n=====\n'],
    ['a.ml', 'let x = 1\n', '(*\n * ①\n * ②\n *)\n\nlet x = 1\n'],
    ['a.vim', 'set x\n', '" ①\n" ②\n\nset x\n'],
    ['a.f90', 'end\n', '! ①\n! ②\n\nend\n'],
    ['Dockerfile', '# syntax=docker/dockerfile:1\nFROM x\n', '# syntax=docker/dockerfile:1\n# ①\n# ②\n\nFROM x\n'],
    ['a.go', '//go:build linux\n\npackage a\n', '// ①\n// ②\n\n//go:build linux\n\npackage a\n'],
    ['run', '#!/bin/sh\nx\n', '#!/bin/sh\n# ①\n# ②\n\nx\n'],
    ['a.rs', '#![no_std]\n', '// ①\n// ②\n\n#![no_std]\n'],
    ['a.ts', '\u{FEFF}x();\r\n', '\u{FEFF}// ①\r\n// ②\r\n\r\nx();\r\n'],
    ['a.ts', 'x();', '// ①\n// ②\n\nx();'],
    ['a.sh', '#!/bin/sh', '#!/bin/sh\n# ①\n# ②\n'],
    ['a.ts', '\nx();\n', '// ①\n// ②\n\nx();\n'],
  ])('puts a header into %s', (path, before, after) => {
    const made = insertHeader(before, path, words, null);
    expect(made).toBe(after.replace('①', () => words[0] as string).replace('②', () => words[1] as string));
  });

  it('finds again what it wrote', () => {
    for (const path of [
      'a.ts',
      'a.py',
      'a.html',
      'a.css',
      'a.sql',
      'a.ml',
      'a.rst',
      'a.php',
      'a.el',
      'a.hbs',
      'a.erb',
      'a.ps1',
      'a.bat',
      'a.tex',
    ]) {
      const made = insertHeader(path === 'a.php' ? '<?php\nx\n' : 'x\n', path, words, null) ?? '';
      expect([path, headerBlock(made, path)?.words]).toEqual([path, words]);
    }
  });

  it('writes nothing where no comment can stand', () => {
    expect(insertHeader('', 'a.ts', words, null)).toBeNull();
    expect(insertHeader('{}\n', 'a.json', words, null)).toBeNull();
    expect(insertHeader('<b>x</b>\n<?php x(); ?>\n', 'a.php', words, null)).toBeNull();
    expect(insertHeader('x\ry\r', 'a.ts', words, null)).toBeNull();
    expect(insertHeader('a{}\n', 'a.css', ['a */ b'], null)).toBeNull();
    expect(insertHeader('<a/>\n', 'a.xml', ['a --> b'], null)).toBeNull();
    expect(insertHeader('x\n', 'a.ts', ['a\nevil();'], null)).toBeNull();
  });
});
