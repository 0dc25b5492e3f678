import { type CheckOutcome, defineCheck, fail, partial, pass, type TagFact } from '../check.ts';

const month = 30.4375 * 86_400_000;
const version = /(?:^|[^\d])\d+\.\d+(?:\.\d+)?(?:[-+.][\w.+-]+)?$/;

function within(tags: readonly TagFact[], asOf: Date, months: number): TagFact[] {
  return tags.filter((tag) => tag.at !== null && tag.at <= asOf && asOf.getTime() - tag.at.getTime() <= months * month);
}

function judge(
  ok: boolean,
  share: number,
  message: CheckOutcome['message'],
  newest: TagFact | undefined,
): CheckOutcome {
  const evidence = newest
    ? [{ path: `refs/tags/${newest.name}`, line: null, text: newest.at?.toISOString().slice(0, 10) ?? null }]
    : [];
  if (ok) return pass(message, { evidence });
  return share > 0 ? partial(share, message, { evidence }) : fail(message, { evidence, searched: ['refs/tags/*'] });
}

/** REL-01: one tag, a release within a year, or three in 18 months, by stage. */
export const releaseCadence = defineCheck({
  id: 'release-cadence',
  name: { zh: '发布节奏', en: 'Release cadence' },
  question: {
    zh: '发布次数达到所在阶段的要求吗（沙箱 1 个标签，孵化一年内有发布，毕业 18 个月内至少 3 次）？',
    en: 'Are there as many releases as the stage asks for (sandbox one tag, incubating one within a year, graduated three in 18 months)?',
  },
  why: { zh: '有规律的发布说明项目能把工作交到用户手里。', en: 'Regular releases show that work reaches users.' },
  fix: {
    zh: '按语义化版本打标签并附发布说明，至少每半年一次。',
    en: 'Tag by semantic versions with notes, at least twice a year.',
  },
  category: 'release',
  weight: 4,
  revision: 1,
  source: 'https://community.apache.org/apache-way/apache-project-maturity-model.html#releases',
  aliases: ['gate:REL-01'],
  gates: { incubating: 'required', graduated: 'required' },
  needs: ['tags', 'declared'],
  run({ tags, declared, asOf }) {
    const versions = tags.filter((tag) => version.test(tag.name));
    const year = within(versions, asOf, 12);
    const long = within(versions, asOf, 18);
    const [newest] = versions;
    const message = {
      zh: `共 ${versions.length} 个版本标签，一年内 ${year.length} 个，18 个月内 ${long.length} 个。`,
      en: `${versions.length} version tags, ${year.length} within a year, ${long.length} within 18 months.`,
    };
    if (declared.stage === 'graduated') return judge(long.length >= 3, Math.min(long.length, 2) / 3, message, newest);
    if (declared.stage === 'incubating') return judge(year.length >= 1, versions.length > 0 ? 0.5 : 0, message, newest);
    return judge(versions.length >= 1, 0, message, newest);
  },
});
