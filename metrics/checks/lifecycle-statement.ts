import { defineCheck } from '../check.ts';
import { presenceOutcome } from '../presence.ts';

const kind = {
  title: { zh: '版本生命周期说明', en: 'statement of version life cycles' },
  file: 'LIFECYCLE',
  names: [
    'lifecycle',
    'support',
    'supportpolicy',
    'supportedversions',
    'eol',
    'releasepolicy',
    'versioning',
    'versionpolicy',
    '生命周期',
    '版本生命周期',
    '版本支持',
    '支持策略',
    '版本策略',
  ],
  words:
    /\bsupported versions?\b|\blife ?cycle\b|\bend[- ]of[- ]life\b|\brelease (?:policy|cycle|cadence)\b|\bversion(?:ing)? policy\b|\bsupport (?:policy|matrix)\b|生命周期|支持的版本|版本支持|版本策略|维护周期/i,
};

/** REL-03: how long each version is supported. */
export const lifecycleStatement = defineCheck({
  id: 'lifecycle-statement',
  name: { zh: '版本生命周期说明', en: 'Version life cycle' },
  question: { zh: '写明了每个版本支持到什么时候吗？', en: 'Does the project say how long each version is supported?' },
  why: { zh: '使用单位要据此安排升级与采购。', en: 'Those who deploy it plan upgrades and purchases by it.' },
  fix: {
    zh: '在 README、SECURITY.md 或 LIFECYCLE.md 里列出版本、发布日期、停止支持日期。',
    en: 'List versions, release dates and ends of support in the README, SECURITY.md or LIFECYCLE.md.',
  },
  category: 'release',
  weight: 2,
  revision: 1,
  source: 'https://gitcode.com/openharmony/community',
  aliases: ['gate:REL-03'],
  gates: { graduated: 'required' },
  needs: ['files'],
  run: ({ files }) => presenceOutcome(files, kind),
});
