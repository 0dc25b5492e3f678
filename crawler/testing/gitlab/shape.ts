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

import { Ajv, type ValidateFunction } from 'ajv';

type Schema = Readonly<Record<string, unknown>>;
type Fields = Readonly<Record<string, Schema>>;

const words: Fields = {
  int: { type: 'integer' },
  str: { type: 'string' },
  bool: { type: 'boolean' },
  obj: { type: 'object' },
  none: { type: 'null' },
  strs: { type: 'array', items: { type: 'string' } },
  objs: { type: 'array', items: { type: 'object' } },
  at: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$' },
  day: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d$' },
  uri: { type: 'string', pattern: '^https?://[^ ]+$' },
  sha: { type: 'string', pattern: '^[0-9a-f]{40}$' },
};

function orNull(schema: Schema): Schema {
  return { anyOf: [{ type: 'null' }, schema] };
}

function listOf(items: Schema): Schema {
  return { type: 'array', items };
}

function oneOf(...values: readonly (string | null)[]): Schema {
  return { enum: values };
}

/** Fields written as `name:word`, with `?` where null may stand. */
function fields(text: string): Fields {
  return Object.fromEntries(
    text.split(/\s+/u).map((field) => {
      const [name = '', word = ''] = field.split(':');
      const schema = words[word.replace('?', '')];
      if (schema === undefined) throw new Error(`no such word: ${field}`);
      return [name, word.endsWith('?') ? orNull(schema) : schema];
    }),
  );
}

/** All of `required` and perhaps some of `optional`; nothing else. */
function exactly(required: Fields, optional: Fields = {}): Schema {
  return {
    type: 'object',
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
  };
}

const user = exactly(
  { ...fields('id:int username:str name:str avatar_url:uri web_url:uri'), state: oneOf('active', 'blocked') },
  fields('locked:bool'),
);

const milestone = exactly(
  {
    ...fields('id:int iid:int title:str description:str? created_at:at updated_at:at due_date:day? start_date:day?'),
    ...fields('web_url:uri'),
    state: oneOf('active', 'closed'),
  },
  fields('project_id:int group_id:int expired:bool'),
);

const discussed: Fields = {
  ...fields('id:int iid:int project_id:int title:str description:str? created_at:at updated_at:at closed_at:at?'),
  ...fields('labels:strs user_notes_count:int upvotes:int downvotes:int web_url:uri discussion_locked:bool?'),
  closed_by: orNull(user),
  milestone: orNull(milestone),
  assignees: listOf(user),
  assignee: orNull(user),
  author: user,
  time_stats: exactly(
    fields('time_estimate:int total_time_spent:int human_time_estimate:str? human_total_time_spent:str?'),
  ),
  references: exactly(fields('short:str relative:str full:str')),
  task_completion_status: exactly(fields('count:int completed_count:int')),
};

const imported = fields('imported:bool imported_from:str');

const issue = exactly(
  {
    ...discussed,
    ...fields('type:str issue_type:str confidential:bool due_date:day? merge_requests_count:int moved_to_id:int?'),
    ...fields('severity:str _links:obj'),
    state: oneOf('opened', 'closed'),
  },
  imported,
);

const mergeRequest = exactly(
  {
    ...discussed,
    ...fields('merged_at:at? target_branch:str source_branch:str source_project_id:int? target_project_id:int'),
    ...fields('draft:bool work_in_progress:bool merge_when_pipeline_succeeds:bool merge_status:str'),
    ...fields('detailed_merge_status:str sha:sha? merge_commit_sha:sha? squash_commit_sha:sha? reference:str'),
    ...fields('should_remove_source_branch:bool? force_remove_source_branch:bool? squash:bool squash_on_merge:bool'),
    ...fields('has_conflicts:bool blocking_discussions_resolved:bool'),
    state: oneOf('opened', 'closed', 'merged', 'locked'),
    merged_by: orNull(user),
    merge_user: orNull(user),
    reviewers: listOf(user),
  },
  imported,
);

const note = exactly(
  {
    ...fields('id:int body:str attachment:none created_at:at updated_at:at system:bool noteable_id:int'),
    ...fields('noteable_iid:int project_id:int resolvable:bool confidential:bool internal:bool commands_changes:obj'),
    type: oneOf(null, 'DiffNote', 'DiscussionNote'),
    author: user,
    noteable_type: oneOf('Issue', 'MergeRequest'),
  },
  {
    ...imported,
    ...fields('commit_id:str? resolved:bool resolved_at:at?'),
    resolved_by: orNull(user),
    position: exactly({
      ...fields('base_sha:sha start_sha:sha head_sha:sha old_path:str new_path:str position_type:str'),
      ...fields('old_line:int? new_line:int? line_range:obj?'),
    }),
  },
);

const event = exactly(
  {
    ...fields('id:int project_id:int action_name:str target_id:int? target_iid:int? target_type:str? author_id:int'),
    ...fields('target_title:str? created_at:at author_username:str'),
    author: user,
  },
  imported,
);

const projectBasics: Fields = {
  ...fields('id:int description:str? name:str name_with_namespace:str path:str path_with_namespace:str created_at:at'),
  ...fields('default_branch:str? topics:strs http_url_to_repo:uri web_url:uri forks_count:int star_count:int'),
  ...fields('last_activity_at:at'),
  namespace: exactly(
    { ...fields('id:int name:str path:str full_path:str parent_id:int?'), kind: oneOf('group', 'user') },
    fields('avatar_url:str? web_url:uri'),
  ),
};

const project = exactly(
  {
    ...projectBasics,
    ...fields(
      'tag_list:strs ssh_url_to_repo:str readme_url:uri? avatar_url:str? packages_enabled:bool empty_repo:bool',
    ),
    ...fields('archived:bool updated_at:at issues_enabled:bool merge_requests_enabled:bool issues_access_level:str'),
    ...fields('merge_requests_access_level:str'),
    visibility: oneOf('public', 'internal', 'private'),
  },
  {
    ...fields('open_issues_count:int forked_from_project:obj license_url:uri? license:obj?'),
    owner: user,
  },
);

const release = exactly({
  ...fields('name:str tag_name:str description:str created_at:at released_at:at upcoming_release:bool commit:obj?'),
  ...fields('commit_path:str? tag_path:str evidences:objs _links:obj'),
  author: user,
  milestones: listOf(milestone),
  assets: exactly({
    ...fields('count:int sources:objs'),
    links: listOf(exactly(fields('id:int name:str url:uri direct_asset_url:uri link_type:str'))),
  }),
});

const label = exactly({
  ...fields('id:int name:str description:str? description_html:str text_color:str subscribed:bool priority:int?'),
  ...fields('is_project_label:bool archived:bool'),
  color: { type: 'string', pattern: '^#[0-9A-F]{6}$' },
});

const schemas = {
  project,
  issues: listOf(issue),
  mergeRequests: listOf(mergeRequest),
  notes: listOf(note),
  events: listOf(event),
  releases: listOf(release),
  labels: listOf(label),
  milestones: listOf(milestone),
  starrers: listOf(exactly({ ...fields('starred_since:at'), user })),
  forks: listOf(exactly(projectBasics)),
  pipelines: listOf(
    exactly({
      ...fields('id:int iid:int project_id:int sha:sha ref:str status:str source:str created_at:at updated_at:at?'),
      ...fields('web_url:uri name:str?'),
    }),
  ),
  protectedBranches: listOf(
    exactly({
      ...fields('id:int name:str push_access_levels:objs merge_access_levels:objs unprotect_access_levels:objs'),
      ...fields('allow_force_push:bool code_owner_approval_required:bool inherited:bool'),
    }),
  ),
  contributors: listOf(exactly(fields('name:str email:str commits:int additions:int deletions:int'))),
};
/** What an answer is to be: the fields that GitLab's documentation shows and its own specs insist on, and no others. */
export type Shape = keyof typeof schemas;

const compiled = new Map<Shape, ValidateFunction>();
const ajv = new Ajv();

/** Throws when the stand-in itself answers something that GitLab does not. */
export function checkShape(shape: Shape, text: string): void {
  const validate = compiled.get(shape) ?? ajv.compile(schemas[shape]);
  compiled.set(shape, validate);
  if (!validate(JSON.parse(text))) throw new Error(`The stand-in's ${shape}: ${ajv.errorsText(validate.errors)}`);
}
