import { defineCheck, fail, partial, pass, unknown } from '../check.ts';

const day = 86_400_000;
/** Scorecard's full mark: about one commit a week over 90 days. */
const enough = 13;

/** Somebody has worked on it in the last 90 days. */
export const maintained = defineCheck({
  id: 'maintained',
  name: { zh: '持续维护', en: 'Maintained' },
  question: { zh: '最近 90 天有人在维护吗？', en: 'Has somebody worked on it in the last 90 days?' },
  why: { zh: '没有人维护的软件不会修复漏洞。', en: 'Software without maintainers does not get its holes fixed.' },
  fix: {
    zh: '合并积压的变更并发布；若项目已经稳定或停止，请在 README 写明状态。',
    en: 'Merge what is waiting and release; if the project is finished or has stopped, say so in the README.',
  },
  category: 'engineering',
  weight: 7.5,
  revision: 1,
  source: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#maintained',
  aliases: ['clomonitor:maintained', 'scorecard:Maintained'],
  gates: {},
  needs: ['history'],
  run({ history, asOf }) {
    if (history.lastCommitAt === null || history.firstCommitAt === null) {
      return unknown({ zh: '没有可用的提交日期。', en: 'There are no usable commit dates.' });
    }
    const count = history.commits90;
    const last = history.lastCommitAt.toISOString().slice(0, 10);
    const message = {
      zh: `90 天内有 ${count} 次提交，最近一次是 ${last}。`,
      en: `${count} commits in 90 days, the last on ${last}.`,
    };
    if (count >= enough) return pass(message);
    if (count === 0) return fail(message);
    const young = asOf.getTime() - history.firstCommitAt.getTime() < 90 * day;
    return young
      ? unknown({ zh: `历史不足 90 天；${message.zh}`, en: `Less than 90 days of history; ${message.en}` })
      : partial(count / enough, message);
  },
});
