import { expect, it } from 'vitest';
import { makeFacts } from '../testing/facts.ts';
import { openssfScorecardBadge } from './openssf-scorecard-badge.ts';

function run(readme: string) {
  return openssfScorecardBadge.run(makeFacts({ files: { 'README.md': readme } }));
}

it.each([
  'https://api.scorecard.dev/projects/github.com/o/r/badge',
  'https://api.securityscorecards.dev/projects/github.com/o/r/badge',
  'https://scorecard.dev/viewer/?uri=github.com/o/r',
])('passes with %s', (url) => {
  expect(run(`![s](${url})`)).toMatchObject({ status: 'pass', evidence: [{ line: 1, text: url }] });
});

it.each(['https://scorecard.dev', 'https://api.scorecard.dev/projects/github.com/{owner}/{repo}/badge'])(
  'fails with %s',
  (url) => {
    expect(run(`![s](${url})`)).toMatchObject({ status: 'fail', nearestMiss: { path: 'README.md' } });
  },
);
