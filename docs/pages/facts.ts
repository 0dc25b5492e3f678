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

import { factsJsonSchema } from '#api/facts/schema.ts';
import { factTypes } from '#store/queries/facts/fact-types.ts';
import type { FactField, FactType } from '#store/queries/facts/field.ts';
import { both, generatedNote, type Page, table } from '../page.ts';

const codecs: Readonly<Record<FactField['codec'], string>> = {
  text: 'text',
  title: 'text',
  url: 'http(s) URL',
  choice: '',
  int: 'int',
  long: 'int',
  bool: 'true/false',
  instant: 'UTC, `2026-10-31T08:00:00Z`',
  day: '`2026-10-31`',
  sha: 'hex',
  shas: '[hex]',
  person: 'person',
  people: '[person]',
  texts: '[text]',
  json: 'JSON',
  repository: '`repository.id`',
};

function kind(field: FactField): string {
  return field.codec === 'choice' ? field.values.map((value) => `\`${value}\``).join(' ') : codecs[field.codec];
}

function section({ type, says, fields }: FactType): string {
  const rows = fields.map((field) => [
    `\`${field.name}\`${field.required ? ' *' : ''}`,
    kind(field),
    field.says === null ? '' : both(field.says),
  ]);
  return [
    `## \`${type}\``,
    '',
    `${says.zh}。`,
    '',
    `${says.en}.`,
    '',
    table(['字段 field', '值 value', '说明'], rows),
  ].join('\n');
}

const intro = `# 事实文件 · Facts

${generatedNote}

\`tongming import facts FILE.ndjson\` 把任何来源的历史数据读进来，用通明的指标计算；\`tongming export facts\` 写出同一格式，用来在两个站点之间搬家。
格式是 NDJSON：每行一个 JSON 对象，UTF-8，可以 gzip 压缩。一行的 JSON Schema（2020-12）见 [\`facts.schema.json\`](facts.schema.json)。

\`tongming import facts FILE.ndjson\` reads history from anywhere, so that our metrics can be computed over it; \`tongming export facts\` writes the same format, to move between hubs.
The format is NDJSON: one JSON object a line, UTF-8, plain or gzip. The JSON Schema (2020-12) of a line is [\`facts.schema.json\`](facts.schema.json).

\`\`\`json
{"type":"header","format":"tongming-facts","version":1}
{"type":"repository","id":"github.com:12345","platform":"github","host":"github.com","url":"https://github.com/example/alpha","createdAt":"2024-01-01T00:00:00Z","observedAt":"2026-11-15T08:00:00Z"}
{"type":"stream","repository":"github.com:12345","stream":"issues","cleanAt":"2026-11-15T08:00:00Z"}
{"type":"commit","repository":"github.com:12345","sha":"0123456789abcdef0123456789abcdef01234567","author":{"email":"ann@example.org","name":"Ann"},"authoredAt":"2026-01-03T02:00:00Z","additions":10,"deletions":2}
{"type":"issue","repository":"github.com:12345","id":"101","number":"1","author":{"host":"github.com","id":"7","login":"ann"},"createdAt":"2026-01-10T00:00:00Z","state":"open"}
\`\`\`

## 规则 · Rules

- **次序**：第一行是 header；\`organisation\`、\`repository\`、\`project\` 写在提到它们的行之前，其余随意。
  **Order**: the header comes first; \`organisation\`, \`repository\` and \`project\` come before the lines that name them; the rest is free.
- **全有或全无**：文件先整个读完、核对，再在一个事务里写入。任何一行有错，或文件中断，库里什么都不变，错误会指出行号和字段。
  **All or nothing**: the file is read to its end and checked, then written in one transaction. Whatever is wrong in it, nothing is stored; the error names line and field.
- **可重复**：同一个文件再导入一次，什么都不变。行已存在时，较新的版本（\`updatedAt\`）有效；本站自己采集到的提交和身份不被覆盖。
  **Repeatable**: the same file again changes nothing. Of a row that is there the newer version (\`updatedAt\`) counts; commits and identities that this hub has crawled are not overwritten.
- **未知不是零**：没有 \`observedAt\` 的代码仓，提交是未知；没有 \`stream\` 行的数据，是未知而不是零。
  **Unknown is not zero**: without \`observedAt\` the commits of a repository are unknown; without a \`stream\` line so are the facts of that stream.
- **不在其中**：文件内容、许可证和检查的依据、只是提议的身份合并。没有文件的代码仓，检查是“未运行”，质量分的这一部分未知。
  **Not part of it**: contents of files, licences and what checks rest on, and identities that are only proposed to be one. Checks of a repository without files have not run, and that part of its quality is unknown.
- **多余的字段**略去并警告；不认识的 \`type\` 拒绝。 **Fields** that are not listed are left out with a warning; a \`type\` that is not listed is refused.
- **完整性**：header 里写 \`"end":true\` 的文件，最后一行必须是 \`{"type":"end","lines":n}\`，n 是它之前的行数；导出的文件都有。
  **Wholeness**: when the header says \`"end":true\`, the last line must be \`{"type":"end","lines":n}\` with the number of lines before it; exports have it.
- **项目**：文件里的项目会列出，但不会被采集；没有 \`project\` 行的代码仓各自成为一个项目。本站登记表已有的项目以登记表为准。
  **Projects** of a file are listed and not crawled; a repository without a \`project\` line becomes a project of its own. What the registry of this hub says of a project stays.

## 人 · People

| 写法 form | 意思 meaning |
| --- | --- |
| \`{"host":"github.com","id":"7","login":"ann"}\` | 平台账号；认的是编号。 An account of a platform, by its id; the login is for reading. |
| \`{"host":"github.com","login":"ann"}\` | 不知道编号的账号。 An account whose id is not known. |
| \`{"email":"ann@example.org","name":"Ann"}\` | 明文邮箱：读入时立刻哈希，不存。 An address in clear: hashed at once, never stored. |
| \`{"emailSha256":"…"}\` | 小写邮箱的 SHA-256。 SHA-256 of the lower-case address. |
| \`{"name":"Ann"}\` · \`{"nameSha256":"…"}\` | 没有邮箱的姓名。 A name without an address. |
| \`{"accountSha256":"…"}\` | “主机:编号”的 SHA-256。 SHA-256 of \`host:id\`. |

导出的文件里没有明文邮箱，也没有要求隐去的人：他们做过的事还在，署名没有了（没有署名就不成立的行，如收藏，整行略去）。邮箱的哈希猜得出来，请把导出文件当作个人数据保管。

An export holds no address in clear, and nobody who asked not to be shown: what they did is there, without a name (lines that are nothing without one, as stars, are left out). Hashes of addresses can be guessed: keep an export as you keep personal data.

带 * 的字段必填。 Fields with * must be there.`;

/** The fact model for people, and its JSON Schema. */
export function factsPages(): Page[] {
  const text = [intro, ...factTypes.map(section)].join('\n\n');
  return [
    { path: 'docs/facts.md', text: `${text}\n` },
    { path: 'docs/facts.schema.json', text: `${JSON.stringify(factsJsonSchema(), null, 2)}\n` },
  ];
}
