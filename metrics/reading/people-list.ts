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

import { tableRows } from './entry.ts';
import type { Outline } from './heading.ts';
import { type Maintainer, toMaintainer } from './maintainer.ts';

/** Sections of people who no longer maintain, or never did. */
const notCurrent =
  /\b(?:emeritus|emeriti|former|past|alumni|retired|inactive|reviewers?|contributors?|how to|becoming)\b|荣誉|退役|退出|前任|历任|贡献者|评审者|如何/i;
const columns = {
  id: /github|gitee|gitlab|gitcode|atomgit|账号|帐号|用户名|\bids?\b|handle|user ?name|login/i,
  organisation: /organi[sz]ation|company|affiliation|employer|\borg\b|单位|公司|组织|所属|机构|雇主/i,
  name: /姓名|名字|维护者|成员|人员|\bname\b|maintainer|member|\bwho\b/i,
};
const profile = /(?:github|gitee|gitlab|gitcode|atomgit)\.com\/([A-Za-z0-9][\w-]{0,38})(?![\w/-])/i;
const handle = /(?<![\w./@])@([A-Za-z0-9][\w-]{0,38})(?![\w/@]|\.\w)/;

/** People in the tables, list items and `M:` lines of a document; sections of former maintainers are left out. */
export function readPeople(outline: Outline): Maintainer[] {
  const skipped = skippedLines(outline);
  const lines = outline.lines.map((line, index) =>
    line.code || skipped[index] === 1 ? '' : line.text.slice(0, 1_000),
  );
  const rows = tableRows(lines).flatMap((row) =>
    readRow(row.header, row.cells, { path: outline.path, line: row.at + 1 }),
  );
  const items = lines.flatMap((line, index) =>
    line.includes('|') ? [] : readItem(line, { path: outline.path, line: index + 1 }),
  );
  return [...rows, ...items].sort((a, b) => a.line - b.line);
}

function skippedLines(outline: Outline): Uint8Array {
  const skipped = new Uint8Array(outline.lines.length);
  for (const section of outline.sections) {
    const current =
      /maintainers?\b|维护者/i.test(section.title) &&
      !/emerit|former|past|alumni|retired|荣誉|退役|前任|历任|how to|如何|becom/i.test(section.title);
    if (section.level > 1 && notCurrent.test(section.title) && !current) skipped.fill(1, section.from, section.to);
  }
  return skipped;
}

type Place = { readonly path: string; readonly line: number };

function readRow(header: readonly string[], cells: readonly string[], at: Place): Maintainer[] {
  const of = (pattern: RegExp) => header.findIndex((title) => pattern.test(title));
  const [id, organisation] = [of(columns.id), of(columns.organisation)];
  const name = header.findIndex((title, index) => index !== id && index !== organisation && columns.name.test(title));
  if (id < 0 && name < 0) return [];
  const whole = cells.join(' ');
  const login = idOf(cells[id] ?? '') ?? (id < 0 ? idIn(whole) : undefined);
  const person = toMaintainer(
    { name: plain(cells[name] ?? '').split(/[(（]/)[0], id: login, organisation: plain(cells[organisation] ?? '') },
    at,
  );
  return person.name === null && person.id === null ? [] : [person];
}

/** The login in a cell that is meant to hold one. */
function idOf(cell: string): string | undefined {
  return idIn(cell) ?? /^@?([A-Za-z0-9][\w.-]{0,38})$/.exec(plain(cell))?.[1];
}

function idIn(text: string): string | undefined {
  return profile.exec(text)?.[1] ?? handle.exec(text)?.[1];
}

function readItem(line: string, at: Place): Maintainer[] {
  const kernel = /^M:\s{1,9}([^<>]{1,100}?)\s{0,9}(?:<|$)/.exec(line);
  if (kernel !== null) return [toMaintainer({ name: kernel[1] }, at)];
  const text = line.replace(/^\s{0,12}(?:[-*+]|\d{1,3}[.)])\s{1,9}/, '').trim();
  const mailed = /^([^<>@,|:：]{1,60})<[^<>\s]{1,200}@[^<>\s]{3,200}>/.exec(text);
  const id = idIn(text);
  const isItem = text !== line.trim() || mailed !== null;
  if (!isItem || (id === undefined && mailed === null)) return [];
  const bare = plain(text.replace(/<[^<>]{1,200}>/g, ' '));
  const name = bare.split(/[(（@,，|]|\s[-–—]\s/)[0]?.trim();
  return [toMaintainer({ name, id, organisation: organisationIn(bare.slice(name?.length ?? 0)) }, at)];
}

/** What follows name and login: "(@id), Company", "- Company", "（公司）". */
function organisationIn(rest: string): string | undefined {
  return rest
    .replace(/@[\w.-]{1,40}/g, ' ')
    .replace(/https?:\/\/\S{1,300}/g, ' ')
    .split(/[()（）,，;；|]|\s[-–—]\s/)
    .filter((part) => !/[a-z][:*/@]/i.test(part))
    .map((part) => part.trim().replace(/^[-–—:：\s]{1,9}|[-–—:：\s.]{1,9}$/g, ''))
    .find(
      (part) =>
        /\p{L}{2}/u.test(part) &&
        !/^(?:since|from|until|joined|term|自|从|任期)\b|\b20\d{2}\b/i.test(part) &&
        !/^(?:github|gitee|e-?mail|maintainer|lead|chair|approver|维护者|负责人)$/i.test(part),
    );
}

function plain(text: string): string {
  return text
    .replace(/!\[[^[\]]{0,200}\]\([^()]{0,500}\)/g, ' ')
    .replace(/\[([^[\]]{0,200})\](?:\([^()]{0,500}\)|\[[^[\]]{0,100}\])?/g, '$1')
    .replace(/<[^<>]{0,500}>/g, ' ')
    .replace(/[*`]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
