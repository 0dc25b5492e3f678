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

import type { CrawlerErrorKind } from '#crawler/error.ts';
import type { CrawlReport } from '#crawler/event.ts';
import type { PlatformErrorKind } from '#crawler/http/error.ts';
import type { Text } from './client.ts';
import type { Locale } from './locale.ts';

/** Why a visit ended as it did: the crawler's faults, and what a visit itself can run into. */
type ReasonKind =
  | CrawlerErrorKind
  | PlatformErrorKind
  | 'missing-objects'
  | 'no-default-branch'
  | 'busy'
  | 'internal'
  | 'name-reused'
  | 'legal'
  | 'adapter'
  | 'needs-token';

const later = { zh: '稍后会自动再试。', en: 'It is tried again later.' } as const;

function again(zh: string, en: string): Text {
  return { zh: `${zh}${later.zh}`, en: `${en} ${later.en}` };
}

/** Each kind in one or two sentences: what is wrong, and who has to do what. */
const reasons: Readonly<Record<ReasonKind, Text>> = {
  'bad-url': {
    zh: '地址不能用，请改正。',
    en: 'The address cannot be used; correct it.',
  },
  'private-address': {
    zh: '地址指向内网。确实要采集时，由运维人员在 TONGMING_PRIVATE_HOSTS 里列出该主机。',
    en: 'The address leads into a private network. If that is meant, the operator lists the host in TONGMING_PRIVATE_HOSTS.',
  },
  dns: again('域名解析失败。', 'The host name could not be resolved.'),
  unreachable: again('连不上代码托管服务器。', 'The server could not be reached.'),
  timeout: again('服务器在限定时间内没有答复。', 'The server did not answer in time.'),
  private: {
    zh: '服务器要求登录：代码仓不公开，或者已不存在。请核对登记的地址。',
    en: 'The server asks for a login: the repository is private or no longer exists. Check the registered address.',
  },
  gone: {
    zh: '地址上已经没有这个代码仓，请在登记表里改为新地址。',
    en: 'The repository is no longer at this address; put the new one into the registry.',
  },
  redirect: {
    zh: '地址被转到了不能采集的地方，请登记最终地址。',
    en: 'The address redirects to a place that is not crawled; register the final address.',
  },
  tls: {
    zh: '服务器的证书无效，需要托管方更新。',
    en: "The server's certificate is not valid; whoever runs it has to renew it.",
  },
  'too-large': {
    zh: '代码仓超出大小上限，没有采集。',
    en: 'The repository is over the size limit and was not crawled.',
  },
  'too-many-refs': {
    zh: '分支和标签的数量超出上限，没有采集。',
    en: 'It has more branches and tags than the limit and was not crawled.',
  },
  'tree-bomb': {
    zh: '文件树大得异常，只读取了一部分。',
    en: 'Its tree of files is abnormally large; only a part was read.',
  },
  'history-replaced': {
    zh: '原有历史一条不剩，可能是同名的另一个代码仓。已隔离，保留原有数据，等待人工确认。',
    en: 'Nothing of its earlier history is left: it may be another repository under the same name. It is quarantined with its last good data until staff decide.',
  },
  'unsupported-object-format': {
    zh: '代码仓使用了尚不支持的对象格式。',
    en: 'The repository uses an object format that is not supported yet.',
  },
  shallow: {
    zh: '来源是浅克隆，历史不全，统计会出错。请在来源处运行 git fetch --unshallow。',
    en: 'The source is a shallow clone: its history is cut and counts would be wrong. Run git fetch --unshallow there.',
  },
  fsck: { zh: 'git 检查发现历史有问题，已隔离。', en: "Git's own check refused the history; it is quarantined." },
  corrupt: {
    zh: '代码仓缺少对象或对象已损坏，需要所有者修复。稍后会自动再试。',
    en: 'Objects are missing or damaged; the owner has to repair it. It is tried again later.',
  },
  'no-space': again('本站磁盘空间不足。', 'This hub is short of disk space.'),
  'not-readable': { zh: '没有读取该路径的权限。', en: 'This path may not be read.' },
  'not-a-repository': {
    zh: '这里不是 git 代码仓，请核对地址。',
    en: 'There is no git repository there; check the address.',
  },
  'git-missing': { zh: '本站没有找到 git，请安装。', en: 'git was not found on this hub; install it.' },
  'git-failed': again('git 执行出错。', 'git ended with an error.'),
  crashed: { zh: 'git 处理这个代码仓时异常退出，已隔离。', en: 'git crashed on this repository; it is quarantined.' },
  aborted: again('采集被中止。', 'The crawl was stopped.'),
  'lease-lost': again('另一个进程接手了这次采集。', 'Another process took over the crawl.'),
  'missing-objects': {
    zh: '来源缺少部分历史文件：提交已全部计入，涉及的增删行数未知。在来源处运行 git fetch --refetch 或重新克隆即可补全。',
    en: 'Parts of its history are missing at the source: every commit is counted, the lines of those that need them are unknown. Run git fetch --refetch there, or clone it anew.',
  },
  'no-default-branch': {
    zh: '代码仓没有指向任何提交的默认分支。',
    en: 'The repository has no default branch that leads to a commit.',
  },
  busy: again('另一个进程正在采集它。', 'Another process is crawling it.'),
  unauthorised: {
    zh: '平台不认这个令牌：可能已过期或被撤销，请换一个。',
    en: 'The platform refuses the token: it may have run out or been revoked; set another.',
  },
  forbidden: { zh: '令牌没有读取它的权限。', en: 'The token may not read it.' },
  'not-found': {
    zh: '平台说没有这个代码仓，也可能是不公开。三天内多次都找不到才会认为已删除。',
    en: 'The platform says there is no such repository; it may also be private. It counts as gone only when it stays missing for three days.',
  },
  blocked: { zh: '平台封禁了它。', en: 'The platform has blocked it.' },
  legal: { zh: '平台因法律原因下架了它。', en: 'The platform has taken it down for legal reasons.' },
  conflict: {
    zh: '平台说它现在不能读取，例如是空的。',
    en: 'The platform says that it cannot be read now, as when it is empty.',
  },
  unprocessable: { zh: '平台没有接受请求。', en: 'The platform did not accept the request.' },
  'rate-limited': {
    zh: '平台的请求次数用完了，恢复后自动继续。',
    en: "The platform's limit is reached; it goes on by itself when the limit ends.",
  },
  'server-error': again('平台出错。', 'The platform failed.'),
  truncated: again('平台的回答没有传完。', 'The answer of the platform ended early.'),
  'not-json': again('平台给出的是网页而不是数据。', 'The platform answered with a page instead of data.'),
  'schema-drift': {
    zh: '平台的数据格式与文档不符，没有采用，原有数据保留。请告诉维护者。',
    en: 'The data of the platform is not as documented and was not taken; what was known stays. Tell the maintainers.',
  },
  'foreign-origin': {
    zh: '平台的链接指向别的主机，没有跟随。',
    en: 'A link of the platform leads to another host and was not followed.',
  },
  'name-reused': {
    zh: '这个名字现在属于平台上的另一个代码仓。已隔离，保留原有数据，等待人工确认。',
    en: 'The name belongs to another repository of the platform now. It is quarantined with its earlier data until staff decide.',
  },
  adapter: {
    zh: '平台的回答读不懂，已写入日志。请告诉维护者。',
    en: 'The answer of the platform could not be read and is logged. Tell the maintainers.',
  },
  'needs-token': { zh: '需要令牌。', en: 'It needs a token.' },
  internal: again('本站出错，已写入日志。', 'This hub failed and has logged it.'),
};

/** The reason of a visit in both languages; null where the kind is none or a newer crawler's. */
export function crawlReason(kind: string | null): Text | null {
  return kind !== null && Object.hasOwn(reasons, kind) ? reasons[kind as ReasonKind] : null;
}

/** What a terminal says of a visit's reason: the crawler's own sentence, after the same in Chinese where that is read. */
export function reasonLine(locale: Locale, report: Pick<CrawlReport, 'reasonKind' | 'reason'>): string | null {
  const known = locale === 'zh' ? crawlReason(report.reasonKind) : null;
  if (report.reason === null || known === null) return report.reason;
  return `${known.zh}（${report.reason}）`;
}
