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

import { tooDeep } from '../registry/parse.ts';
import { readSource, type SourceNode } from '../registry/source.ts';
import type { FileProblem } from './format.ts';
import { problem } from './read-value.ts';

/** The root of a YAML file that somebody gives, or why it is none. */
export type YamlFile =
  | { readonly root: SourceNode; readonly broken?: never }
  | { readonly broken: FileProblem; readonly root?: never };

/** Reads a YAML file within bounds of depth; aliases are left unread. */
export function readYaml(text: string): YamlFile {
  if (tooDeep(text)) return { broken: problem(null, '嵌套太深。', 'It is nested too deeply.') };
  const root = readSource(text);
  if (!('message' in root)) return { root };
  const { line, message } = root;
  return { broken: problem(line, `YAML 语法有误：${message}`, `It is not valid YAML: ${message}`) };
}
