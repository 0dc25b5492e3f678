import { defineCheck, fail, pass, unknown } from '../check.ts';

const year = 365 * 86_400_000;

/** A tag within a year, read from the tag's own date. */
export const recentRelease = defineCheck({
  id: 'recent-release',
  name: { zh: '近期发布', en: 'Recent release' },
  question: { zh: '最近一年发布过版本吗？', en: 'Was a version released within the last year?' },
  why: {
    zh: '使用者拿到的是版本，不是主干；长期不发布，修复就到不了用户。',
    en: 'Users get releases, not the main branch; without them fixes do not arrive.',
  },
  fix: {
    zh: '打带日期的附注标签并写发布说明：git tag -s v1.2.0。',
    en: 'Make an annotated tag with release notes: git tag -s v1.2.0.',
  },
  category: 'release',
  weight: 3,
  revision: 1,
  source: 'https://clomonitor.io/docs/topics/checks/#recent-release',
  aliases: ['clomonitor:recent_release'],
  gates: {},
  needs: ['tags'],
  run({ tags, asOf }) {
    const [first] = tags;
    if (!first) return fail({ zh: '没有任何标签。', en: 'There are no tags.' }, { searched: ['refs/tags/*'] });
    const newest = tags.find((tag) => tag.at !== null && tag.at <= asOf);
    if (!newest?.at) return unknown({ zh: '标签没有可用的日期。', en: 'The tags have no usable dates.' });
    const on = newest.at.toISOString().slice(0, 10);
    const evidence = [{ path: `refs/tags/${newest.name}`, line: null, text: on }];
    const message = {
      zh: `最近的版本 ${newest.name} 发布于 ${on}。`,
      en: `The newest version, ${newest.name}, is of ${on}.`,
    };
    return asOf.getTime() - newest.at.getTime() < year ? pass(message, { evidence }) : fail(message, { evidence });
  },
});
